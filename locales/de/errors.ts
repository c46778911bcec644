import type { errors as english } from '#locales/en/errors.ts';
import type { Translated } from '#locales/translated.ts';

export const errors: Translated<typeof english> = {
  objectFailed: '{kind} {name} ist fehlgeschlagen: {evidence}',
  objectNotReadyInTime: '{kind} {name} ist nicht rechtzeitig bereit. {cause} {evidence}',
  objectRemovedMeanwhile: '{kind} {name} wurde entfernt, während darauf gewartet wurde.',
  unknownView: 'Die Konsole kennt keine solche Ansicht.',
  unknownViewHint: 'Laden Sie die Seite neu: Sie ist vielleicht von vor einer Aktualisierung.',
  invalidView: 'Die Konsole kann das nicht zeigen: {field}: {reason}.',
  invalidViewHint: 'Prüfen Sie die Adresse, oder öffnen Sie die Seite über die Navigation.',
  mayNotSee: 'Sie dürfen die {plural} hier nicht sehen.',
  noSuchObject: 'Es gibt kein Objekt {kind} {key}.',
  keyOfNamespaced: 'Die Adresse eines Objekts {kind} hat dessen Namespace und Namen.',
  keyOfOther: 'Ein Objekt {kind} ist in keinem Namespace.',
  unknownResource: 'Der Cluster kennt {resource} nicht.',
  unknownResourceHint:
    'Starten Sie die Plattform von Mooring gegen diesen Cluster: Sie installiert die Custom Resources.',
  mayNotList: 'Die Konsole darf {resource} nicht auflisten.',
  mayNotListHint: 'Bitten Sie um die Verben list und watch auf {resource}.',
  apiSilent: 'Die Kubernetes-API antwortet nicht.',
  apiSilentHint: 'Diese Seite versucht es selbst erneut; prüfen Sie, ob der Cluster läuft.',
  noSuchApplication: 'Es gibt keine Application {application}.',
  deletedMeanwhile: 'Sie wurde vielleicht inzwischen gelöscht.',
  notInCatalog: 'Der Katalog von {namespace} hat keinen solchen Dienst.',
  notInCatalogHint: 'Er wurde zurückgezogen, oder sein Broker bietet ihn nicht mehr an.',
  onlyLists: 'Nur Listen können als Datei exportiert werden.',
  tooManyPages: 'Alle Live-Seiten, die die Konsole gleichzeitig bedient ({count}), sind vergeben.',
  tooManyPagesHint:
    'Schließen Sie Seiten, die niemand braucht, oder erhöhen Sie MOORING_CONSOLE_STREAMS. Diese Seite versucht es selbst erneut.',
  invalidAddress: 'Die Adresse ist nicht gültig. {problems}',
  keyOfOtherRequest: 'Dieser Idempotency-Key kam schon mit einer anderen Anfrage.',
  keyOfOtherRequestHint:
    'Verwenden Sie für jede Anfrage einen neuen Schlüssel, und denselben nur, um sie zu wiederholen.',
  noNamespace: 'Die Anfrage nennt keinen Namespace.',
  requestTooLarge: 'Die Anfrage hat mehr als {count, number} Bytes.',
  requestTooLargeHint:
    'Nichts darin wurde angesehen. Senden Sie weniger, oder erhöhen Sie MOORING_MAX_SPEC_BYTES der Konsole und der Registry.',
  bodyNotJson: 'Der Inhalt der Anfrage ist kein JSON.',
  invalidRequest: 'Die Anfrage ist nicht gültig. {problems}',
  invalidKey: 'Ein Idempotency-Key hat 1 bis 255 sichtbare ASCII-Zeichen.',
  nothingBound: 'Nichts wurde gebunden.',
  invalidRunsFilter: 'Der Filter der Abläufe ist nicht gültig.',
};
