import type { unsaved as english } from '#locales/en/unsaved.ts';
import type { Translated } from '#locales/translated.ts';

export const unsaved: Translated<typeof english> = {
  leaveWithoutSaving: 'Ohne Speichern verlassen?',
  dropYourChanges: 'Ihre Änderungen verwerfen?',
  stay: 'Bleiben',
  dropChanges: 'Änderungen verwerfen',
  leaveAndKeep: 'Verlassen, Änderungen behalten',
  hasChanges: '{what}: Änderungen sind nicht gespeichert.',
  areKept: 'Dieser Tab kann sie behalten, bis Sie zurückkommen.',
  leave: 'Verlassen?',
};
