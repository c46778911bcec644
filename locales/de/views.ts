import type { views as english } from '#locales/en/views.ts';
import type { Translated } from '#locales/translated.ts';

export const views: Translated<typeof english> = {
  nodeAndName: '{noun} {name}',
  subjectInNamespace: '{subject} in {namespace}',
  countOfNodes:
    '{kind, select, application {{count, plural, one {# Application} other {# Applications}}} service {{count, plural, one {# Dienst} other {# Dienste}}} class {{count, plural, one {# Katalogeintrag} other {# Katalogeinträge}}} instance {{count, plural, one {# Instanz} other {# Instanzen}}} binding {{count, plural, one {# Binding} other {# Bindings}}} usage {{count, plural, one {# Verwendung} other {# Verwendungen}}} workload {{count, plural, one {# Workload} other {# Workloads}}} other {{count, plural, one {# Pod} other {# Pods}}}}',
  expiryClient: 'Client-Zertifikat {fingerprint}',
  expiryReplaced: 'Ersetzt',
  expiryLaterValid: 'Ein späteres Zertifikat ist gültig. Es kann gesperrt werden.',
  expiryCutOff: '{application} hat kein gültiges Zertifikat und kann nicht mehr aufrufen. Koppeln Sie neu.',
  expiryApplicationGone: 'Eine Application dieses Namens gibt es nicht mehr.',
  expiryFromEarlier: 'Von einer früheren Application dieses Namens.',
  expiryCallsIn: 'Damit ruft die Anwendung auf.',
  expiryAuthority: 'CA der Client-Zertifikate',
  expiryAuthorityNote:
    'Sie signiert alle Client-Zertifikate. Ersetzen Sie sie, bevor sie endet, damit Anwendungen rechtzeitig erneuern.',
  expiryFormerAuthority: 'Frühere CA der Client-Zertifikate',
  expiryFormerAuthorityNote: 'Von ihr signierten Zertifikaten wird vertraut, bis sie endet.',
  expiryEdge: 'Zertifikat des Edge, {address}',
  expiryEdgeNote:
    'Ein selbst erzeugtes erneuert der Edge 30 Tage vor dem Ende. Jedes andere muss ersetzen, wer es ausgestellt hat.',
  expiryCalled: '{services, plural, one {Ein Dienst wird} other {# Dienste werden}} dort aufgerufen.',
  expiryCalledOfMany:
    '{services, plural, one {Ein Dienst wird} other {# Dienste werden}} dort aufgerufen, von {applications} Applications.',
  expirySignedBy: 'Signiert von {issuer}.',
  expiryNoCertificate: 'Er zeigt kein Zertifikat.',
  expiryNotLookedAt: 'Nicht abgefragt',
  expiryNotKnown: 'Nicht bekannt',
  expiryToken: 'Einmal-Token {id}',
  expiryTokenNote: 'Wer es hat, kann sich einmal koppeln.',
  expiryNotUsed: 'Noch nicht benutzt',
  expiryOpened: 'Geöffnet',
  moveThere: 'Sie ist schon da.',
  moveInstance: 'Eine Instanz des neuen Dienstes mit denselben Parametern.',
  moveSecret: 'Das Secret {fresh} tritt an die Stelle von {old}.',
  moveUsage: '{workload} erhält dieselben Variablen von {binding}; seine Pods werden ersetzt.',
  moveRemovesSecret: 'Entfernt das Secret {secret}.',
  moveServiceGone: 'Den Dienst dahinter gibt es nicht mehr.',
  moveAllows: 'Gibt den Dienst {to} anstelle von {from} frei.',
};
