import type { doctor as english } from '#locales/en/doctor.ts';
import type { Translated } from '#locales/translated.ts';

export const doctor: Translated<typeof english> = {
  title: 'Doctor',
  description: 'Wovon {application} abhängt, jetzt ausprobiert',
  reportTitle: 'Mooring, Untersuchung von {application}',
  reportCause: 'Ursache: {cause}',
  reportEvidence: 'Beleg: {evidence}',
  reportFix: 'Abhilfe: {fix}',
  nothingFound: 'Nichts wurde gefunden.',
  copyReport: 'Bericht kopieren',
  examineAgain: 'Erneut untersuchen',
  links: 'Glieder der Kette',
  linksNoun: 'Glieder der Kette',
  everyLinkWorks: 'Jedes Glied funktioniert.',
  triedOut: 'Ausprobiert',
  notExamined: 'Die Untersuchung ist fehlgeschlagen',
  examining: 'Komponenten und Bindings werden aufgerufen',
  leftOut:
    '{count, plural, one {# weiteres Binding wurde} other {# weitere Bindings wurden}} nicht aufgerufen.',
  done: 'Erledigt',
  doneHint: 'Der Zustand folgt, sobald der Cluster ihn meldet.',
  notRepaired: 'Die Reparatur ist fehlgeschlagen',
  repairAsked: '{repair}?',
  changesLoading: 'Es wird ermittelt, was sich ändert',
  changesFailed: 'Was sich ändert, konnte nicht gelesen werden',
  changes: 'Was sich ändert',
  stepChange: '{kind} <code>{name}</code> ändern',
  stepCreate: '{kind} <code>{name}</code> anlegen',
  stepReuse: '{kind} <code>{name}</code> verwenden',
  stepReplace: '{kind} <code>{name}</code> ersetzen',
  stepDelete: '{kind} <code>{name}</code> löschen',
};
