import type { failure as english } from '#locales/en/failure.ts';
import type { Translated } from '#locales/translated.ts';

export const failure: Translated<typeof english> = {
  notLoaded: 'Diese Seite konnte nicht geladen werden',
  notLoadedAbout: 'Die Konsole hat einen Teil davon nicht gesendet. Im Cluster wurde nichts geändert.',
  notShown: 'Diese Seite konnte nicht angezeigt werden',
  notShownAbout: 'Im Cluster wurde dadurch nichts geändert. Wenn es noch einmal geschieht, melden Sie es.',
  notShownNumber:
    'Im Cluster wurde dadurch nichts geändert. Wenn es noch einmal geschieht, melden Sie es mit der Nummer {number}, die auch im Log der Konsole steht.',
  tryAgain: 'Erneut versuchen',
  goToOverview: 'Zur Übersicht',
  noSuchPage: 'Diese Seite gibt es nicht',
  noSuchPageAbout: 'Die Adresse ist vielleicht falsch geschrieben, oder was sie zeigte, wurde gelöscht.',
  notLoadedTitle: 'Nicht geladen',
};
