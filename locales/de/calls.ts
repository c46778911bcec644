import type { calls as english } from '#locales/en/calls.ts';
import type { Translated } from '#locales/translated.ts';

export const calls: Translated<typeof english> = {
  evidence: 'GET {url}, am Ziel {target}, wurde nach {latencyMs} ms mit {status} beantwortet.',
  evidenceWithOwnStatus:
    'GET {url}, am Ziel {target}, wurde nach {latencyMs} ms mit {status} beantwortet. Die Anwendung selbst sagte {own}.',
  credentialsMissing: 'Die äußere Anwendung verlangt Zugangsdaten, und es sind keine registriert.',
  credentialsNotAccepted: 'Die äußere Anwendung nimmt die registrierten Zugangsdaten nicht an.',
  gatewayUnreachable: 'Gateway nicht erreichbar',
  gatewayNotReached: 'Der Aufruf hat das Application Gateway nicht erreicht.',
  notAnswered: '{url} wurde nicht beantwortet.',
  checkGateway: 'Prüfen Sie, ob das Application Gateway läuft.',
  notSent: 'Nicht gesendet',
  callAnotherPath: 'Rufen Sie einen anderen Pfad auf.',
  notAnsweredWell: 'Nicht gut beantwortet',
  notAnsweredWellFix:
    'Rufen Sie einen anderen Pfad auf, oder korrigieren Sie die Ziel-URL, wenn sie an die falsche Stelle führt.',
  notPossible: 'Nicht möglich',
  nothingToCall: 'Es gibt nichts aufzurufen.',
  bindAgain: 'Binden Sie den Dienst neu.',
  notPreparedFix:
    'Geben Sie die Zugangsdaten neu ein; wurde das Secret von Hand angelegt, geben Sie ihm die Labels app und serviceId dieses Dienstes.',
  notMade: 'Das Gateway konnte den Aufruf nicht ausführen: {said}.',
  notMadeForUnknown: 'Das Gateway konnte den Aufruf nicht ausführen: Es sagte nicht, warum.',
  nothingThere: 'Die äußere Anwendung wurde erreicht und hat dort nichts zu lesen.',
  credentialsRefused: 'Zugangsdaten abgelehnt',
  credentialsFix:
    'Geben Sie die Zugangsdaten ein, die die Anwendung annimmt; an den Pods ändert sich nichts.',
  requestRefused: 'Die äußere Anwendung wurde erreicht und lehnt diese Anfrage mit {status} ab.',
  targetFails: 'Ziel fehlerhaft',
  targetFailed: 'Die äußere Anwendung wurde erreicht und scheiterte mit {status}.',
  targetFailsFix: 'Sehen Sie in das Log der Anwendung, oder rufen Sie einen anderen Pfad auf.',
  connectionRefused: 'die Verbindung wurde abgelehnt: dort hört niemand zu',
  connectionTerminated: 'die Verbindung wurde abgebrochen',
  connectionTimeout: 'die Verbindung dauerte zu lange',
  dnsError: 'der Hostname ist nicht bekannt',
  dnsTimeout: 'der Hostname konnte nicht aufgelöst werden',
  unroutable: 'es führt kein Weg zu der Adresse',
  certificateError: 'ihrem Zertifikat wird nicht vertraut',
  tlsError: 'es kam kein TLS zustande: vielleicht ist es eine http-Adresse',
  httpError: 'sie antwortet mit etwas, das kein HTTP ist',
  responseTimeout: 'sie hat nicht rechtzeitig geantwortet',
  targetUnreachable: 'Ziel nicht erreichbar',
  targetNotReached: 'Das Gateway erreicht die äußere Anwendung nicht.',
  targetNotReachedFor: 'Das Gateway erreicht die äußere Anwendung nicht: {why}.',
  targetUnreachableFix:
    'Prüfen Sie, ob die Anwendung läuft und aus dem Cluster erreichbar ist, oder korrigieren Sie ihre Ziel-URL.',
  wantsHttps: 'Verlangt https',
  leadsToHttps: 'Die äußere Anwendung schickt ihre Aufrufer zu https, und ihre Ziel-URL beginnt mit http.',
  leadsTo: '{evidence} Es geht weiter zu {location}.',
  wantsHttpsFix: 'Registrieren Sie die https-Adresse als Ziel-URL; an den Pods ändert sich nichts.',
  answered: 'Nach {ms} ms mit {status} beantwortet',
};
