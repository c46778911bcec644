import type { remedies as english } from '#locales/en/remedies.ts';
import type { Translated } from '#locales/translated.ts';

export const remedies: Translated<typeof english> = {
  allow: 'In {namespace} freigeben',
  relist: 'Katalog erneut abrufen',
  restart: '{name} neu starten',
  labelService: 'Label ergänzen',
  deleteMappings: '{count, plural, one {Mapping löschen} other {# Mappings löschen}}',
  renameMapping: 'Stattdessen {to} freigeben',
  createAgain: 'Neu anlegen',
  correctUsageKind: 'Die Art {kind} verwenden',
  moveToService: 'Auf den neuen Dienst umziehen',
  unbind: 'Lösen',
  chooseService: 'Katalog öffnen',
  changeTarget: 'Ziel ändern',
  changeCredentials: 'Zugangsdaten ändern',
  restarts: 'Die Pods von {name} werden nacheinander ersetzt.',
  createsAgain:
    'Es wird mit seinen Bindings und Verwendungen gelöscht, und dieselben werden neu angelegt. Pods, die es verwenden, werden ersetzt.',
  renamesMapping: 'ApplicationMapping {from} in {namespace} wird durch eines namens {to} ersetzt.',
  movesToService:
    'Instanzen, Bindings und Verwendungen des alten Dienstes werden auf dem neuen neu angelegt. Misslingt das, ist alles wie zuvor.',
};
