import type { health as english } from '#locales/en/health.ts';
import type { Translated } from '#locales/translated.ts';

export const health: Translated<typeof english> = {
  applicationFailed: 'Die Application konnte nicht eingerichtet werden.',
  applicationFailedEvidence: 'installationStatus ist failed: {description}',
  applicationFailedFix:
    'Beheben Sie, was die Beschreibung nennt; der Operator versucht es von selbst erneut.',
  applicationMissing: 'Ein ApplicationMapping nennt eine Application, die es nicht gibt.',
  applicationMissingEvidence:
    'ApplicationMapping {name} in {namespaces} gibt die gleichnamige Application frei, und die gibt es nicht.',
  applicationMissingFix:
    'Löschen Sie das Mapping: Es würde freigeben, was als Nächstes so heißt. Oder legen Sie die Application an.',
  applicationSettingUp: 'Der Application Operator hat sie noch nicht als eingerichtet gemeldet.',
  applicationStatus: 'installationStatus ist {status}.',
  applicationStatusEmpty: 'installationStatus ist leer.',
  applicationSettingUpFix:
    'Das dauert Sekunden. Bleibt es so, prüfen Sie, ob der Application Operator läuft.',
  bindingFailed: 'Der Broker hat das Binding abgelehnt und versucht es nicht erneut.',
  bindingFailedFix: 'Beheben Sie, was die Meldung nennt, löschen Sie dann das Binding und binden Sie neu.',
  bindingMissing: 'Das Binding gibt es nicht.',
  bindingMissingEvidence: 'ServiceBindingUsage {usage} verweist auf ServiceBinding {name}.',
  bindingMissingFix: 'Legen Sie das Binding an, oder löschen Sie die Verwendung und binden Sie neu.',
  noCredentialsYet: 'Die Zugangsdaten sind noch nicht da.',
  noCredentialsYetFix: 'Sehen Sie sich die Instanz davor in der Kette an: Ein Binding wartet auf sie.',
  bindingDoesNotSucceed: 'Das Binding kommt nicht zustande.',
  bindingSecretMissing: 'Das Secret mit den Zugangsdaten ist weg.',
  bindingSecretMissingEvidence: 'Secret {name} ist nicht in {namespace}, obwohl das Binding Ready ist.',
  bindingSecretMissingFix:
    'Löschen Sie das Binding und binden Sie neu; ohne das Secret können Pods nicht starten.',
  componentDown: 'Komponente „{name}“ antwortet nicht.',
  componentDownFix: 'Prüfen Sie, ob sie läuft und ob die Konsole diese Adresse erreicht.',
  certificateEndsSoon: 'Die Anwendung hat ihr Client-Zertifikat nicht erneuert.',
  certificateEndsSoonEvidence: 'Es endet am {at}.',
  certificateEndsSoonFix: 'Erneuern Sie es aus der Anwendung, oder stellen Sie ein Token für ein neues aus.',
  certificateExpired: 'Die Anwendung kann sich nicht mehr ausweisen.',
  certificateExpiredEvidence: 'Ihr letztes Client-Zertifikat endete am {at}.',
  certificateExpiredFix:
    'Stellen Sie ein Token aus, und lassen Sie die Anwendung ein neues Zertifikat holen.',
  certificateUnused: 'Die Anwendung hat ein Client-Zertifikat und noch nicht damit aufgerufen.',
  certificateUnusedEvidence: 'Es wurde am {at} ausgestellt, und kein Aufruf damit wurde vermerkt.',
  certificateUnusedFix:
    'Lassen Sie die Anwendung zum ersten Mal damit aufrufen, etwa nach ihrer Management Info fragen. Hat sie den Schlüssel verloren, stellen Sie ein Token aus, und koppeln Sie sie erneut.',
  notConnected: 'Die äußere Anwendung hat noch kein Client-Zertifikat.',
  notConnectedEvidence: 'Kein Zertifikat wurde ausgestellt, und kein Token steht aus.',
  notConnectedFix: 'Stellen Sie ein Einmal-Token aus, und koppeln Sie die Anwendung damit.',
  tokenOpened: 'Ein Einmal-Token wurde geöffnet, und sein Zertifikat ist noch nicht signiert.',
  tokenLapses: 'Es verfällt am {at}.',
  tokenOpenedFix:
    'Senden Sie die Signieranfrage vorher aus der äußeren Anwendung, oder stellen Sie ein neues Token aus.',
  tokenUnused: 'Ein Einmal-Token wurde ausgestellt und noch nicht verwendet.',
  tokenUnusedFix: 'Öffnen Sie seinen Link vorher auf der Seite der äußeren Anwendung.',
  instanceAtWork: 'Der Broker arbeitet noch.',
  nothingToDoYet: 'Noch ist nichts zu tun.',
  instanceFailed: 'Der Broker hat die Bereitstellung der Instanz abgelehnt und versucht es nicht erneut.',
  instanceFailedFix:
    'Beheben Sie, was die Meldung nennt, löschen Sie dann die Instanz und legen Sie sie neu an.',
  instanceMissing: 'Die Dienstinstanz gibt es nicht.',
  instanceMissingEvidence: 'ServiceBinding {binding} verweist auf ServiceInstance {name}.',
  instanceMissingFix: 'Legen Sie die Instanz an, oder löschen Sie das Binding und binden Sie neu.',
  instanceOrphanMitigation:
    'Die Bereitstellung ist fehlgeschlagen; was der Broker angelegt haben kann, wird vor dem nächsten Versuch zurückgenommen.',
  checkBroker: 'Prüfen Sie den Service Broker dieses Namespace und die Meldung oben.',
  instanceProvisioningFails: 'Die Bereitstellung gelingt nicht; der Katalog versucht es weiter.',
  instanceReferenceMissing: 'Worauf die Instanz verweist, gibt es in diesem Namespace nicht.',
  instanceReferenceMissingFix:
    'Geben Sie den Dienst in diesem Namespace frei, oder korrigieren Sie Katalogeintrag und Plan im YAML der Instanz.',
  instanceRefused: 'Der Broker lehnt die Bereitstellung der Instanz ab; der Katalog versucht es weiter.',
  correctWhatBrokerNames:
    'Beheben Sie, was der Broker nennt, oder prüfen Sie den Broker selbst: Der nächste Versuch folgt von selbst.',
  deletionRefused: 'Es ist gelöscht und bleibt, bis der Broker es freigibt, was er verweigert.',
  refusalAt: '{refusal} ({at})',
  readerLineBreak:
    '@sap/xsenv und @sap/cds behalten den Zeilenumbruch am Ende eines Werts, der in keine Adresse gehört.',
  readerLineBreakEvidence: 'Der Eintrag {entry} im Secret von ServiceBinding {binding} endet mit einem.',
  readerLineBreakFix: 'Schreiben Sie den Wert ohne Zeilenumbruch, mit printf oder echo -n.',
  readerSeveralTypes:
    'kube-service-bindings hört beim ersten Verzeichnis eines anderen Typs auf, außer bei AMQP.',
  readerSeveralTypesFix: 'Geben Sie dem Binding, das es sucht, einen spec.name, der zuerst kommt.',
  readerTypeMissing: '@sap/xsenv lässt ein Binding ohne Typ aus, und kube-service-bindings scheitert daran.',
  readerTypeMissingEvidence: 'Weder ServiceBinding {binding} noch sein Secret nennt einen Typ.',
  readerTypeMissingFix: 'Geben Sie dem ServiceBinding einen spec.type.',
  readerUrlMissing: 'Ein entfernter Dienst von @sap/cds liest credentials.url, und die gibt es nicht.',
  readerUrlMissingEvidence: 'Das Secret hat {keys}; keine Variable heißt {prefix}url.',
  readerUrlMissingFix: 'Lösen Sie das Binding, und binden Sie neu, wie @sap/cds es liest.',
  readerVcapServices: '@sap/xsenv liest VCAP_SERVICES und daneben keine Dateien.',
  readerVcapServicesEvidence: 'Ein Container setzt VCAP_SERVICES selbst.',
  readerVcapServicesFix: 'Entfernen Sie VCAP_SERVICES, oder nehmen Sie den Dienst dort auf.',
  serviceCredentialsMissing: 'Die äußere Anwendung verlangt Zugangsdaten, und es sind keine registriert.',
  serviceCredentialsRefused: 'Die äußere Anwendung nimmt die registrierten Zugangsdaten nicht an.',
  noTokenGivenOut: 'Der Token-Server gab kein Token aus.',
  targetAnswered: '{target} hat mit {status} geantwortet.',
  credentialsFix:
    'Geben Sie die Zugangsdaten ein, die die Anwendung annimmt; an den Pods ändert sich nichts.',
  itsTarget: 'sein Ziel',
  lastCall: 'Der letzte Aufruf war am {at}.',
  lacksEntry: 'einen API- oder Events-Eintrag',
  lacksGatewayUrl: 'die gatewayUrl seines API-Eintrags',
  lacksAccessLabel: 'das accessLabel seines API-Eintrags',
  lacksLabel: 'das Label connected-app',
  serviceIncomplete: 'Der Katalog lässt die ganze Application weg, weil dieser Dienst unvollständig ist.',
  serviceIncompleteEvidence: 'Dem Dienst {name} fehlt: {missing}.',
  and: '{first} und {last}',
  serviceIncompleteFix:
    'Registrieren Sie den Dienst über die Registry, die das ergänzt, oder tragen Sie es in der Application nach.',
  serviceTooLong: 'Der Katalog lässt diesen Dienst aus: Seine ID oder sein Name ist zu lang.',
  serviceTooLongEvidence:
    'Die ID des Dienstes {name} hat {id, number} Zeichen, von höchstens {mostId, number}; sein Name hat {length, number}, von höchstens {mostName, number}.',
  serviceTooLongFix:
    'Registrieren Sie den Dienst über die Registry, die ihm eine kurze ID gibt, und entfernen Sie diesen.',
  targetTimeout: 'Es hat nicht rechtzeitig geantwortet.',
  targetNoConnection: 'Es kam keine Verbindung zustande.',
  targetBrokeOff: 'Es hat die Verbindung abgebrochen.',
  serviceTargetUnreachable: 'Das Gateway erreicht die äußere Anwendung nicht.',
  serviceTargetUnreachableEvidence: '{why} Ziel: {target}. {when}',
  targetUnreachableFix:
    'Prüfen Sie, ob die Anwendung läuft und aus dem Cluster erreichbar ist, oder korrigieren Sie ihre Ziel-URL.',
  notProjected: 'Die Dateien sind noch nicht im Workload.',
  correctWhatMessageNames:
    'Beheben Sie, was die Meldung nennt; der Controller versucht es von selbst erneut.',
  podsUpToDate: '{updated} von {wanted} Pods sind aktuell, {up} verfügbar.',
  podsReady: '{up} von {wanted} Pods sind bereit.',
  workloadMissing: 'Den Workload gibt es nicht.',
  workloadMissingEvidence: 'ServiceBindingUsage {usage} nennt {kind} {name}.',
  workloadMissingFix: 'Legen Sie den Workload ({kind}) an, oder lösen Sie das Binding.',
  workloadRollingOut: 'Die neueste Vorlage läuft noch nicht in jedem Pod.',
  workloadRollingOutFix: 'Noch ist nichts zu tun. Bleibt es so, sehen Sie sich die Pods an.',
  workloadRolloutStuck: 'Die neuen Pods des Deployments kommen nicht hoch.',
  workloadRolloutStuckFix:
    'Sehen Sie sich die Pods und ihre Events an; korrigieren Sie das Image, die Quota oder was die Meldung nennt.',
  classAbandoned: 'Die Application {application}, die diesen Dienst anbot, gibt es nicht mehr.',
  classAbandonedByUnknown: 'Die Application, die diesen Dienst anbot, gibt es nicht mehr.',
  classAbandonedEvidence: 'ServiceClass {name} wird gehalten von {users}.',
  classAbandonedFix: 'Lösen Sie seine Instanzen: Was sie aufrufen, ist weg.',
  classAbsent: 'Der Katalog hat diesen Dienst noch nicht als Eintrag veröffentlicht.',
  classAbsentEvidence: 'In {namespace} ist keine ServiceClass mit der ID dieses Dienstes.',
  classAbsentFix:
    'Er erscheint in Sekunden. Bleibt er aus, sehen Sie sich die Application an: Ein abgelehnter Dienst kommt nicht in den Katalog.',
  classBrokerMissing: 'Der Namespace {namespace} hat noch keinen Service Broker.',
  classBrokerMissingEvidence: 'Der ServiceBroker application-broker ist nicht in {namespace}.',
  classBrokerMissingFix:
    'Er erscheint in Sekunden. Bleibt er aus, prüfen Sie, ob der Application Broker läuft.',
  classBrokerNotReady: 'Der Service Broker von {namespace} kann seinen Katalog nicht abrufen.',
  classBrokerNotReadyFix:
    'Prüfen Sie, ob der Application Broker läuft und unter der URL des ServiceBroker antwortet.',
  classNoLongerAllowed: 'Der Dienst ist im Namespace {namespace} nicht mehr freigegeben.',
  classRemovedFromCatalog: 'ServiceClass {name} ist als aus dem Katalog des Brokers entfernt markiert.',
  classNoLongerAllowedFix:
    'Geben Sie ihn in {namespace} wieder frei, oder lösen Sie seine Instanzen. Was gebunden ist, funktioniert weiter.',
  classNotAllowed: '{application} ist im Namespace {namespace} nicht freigegeben.',
  classNotAllowedEvidence: 'Kein ApplicationMapping in {namespace} gibt diesen Dienst frei.',
  classNotAllowedFix: 'Geben Sie den Dienst in {namespace} frei.',
  classRegisteredAgain:
    'Der Dienst wurde unter einer neuen ID neu registriert; was gebunden ist, ruft noch den alten auf.',
  classRegisteredAgainEvidence:
    'Application {application} hat keinen Dienst {from} mehr; unter seinem Namen gibt es jetzt {to}.',
  classRegisteredAgainFix: 'Ziehen Sie seine Instanzen und Bindings auf den neuen Dienst um.',
  classServiceRemoved: 'Der Dienst wird nicht mehr angeboten: Er wurde aus der Application entfernt.',
  classServiceRemovedEvidence: 'Application {application} hat keinen Dienst {from} mehr.',
  classServiceRemovedFix: 'Lösen Sie seine Instanzen, oder registrieren Sie den Dienst neu.',
  classSeveralSuccessors:
    'Der Dienst wurde entfernt, und mehrere seines Namens sind registriert: Welcher an seine Stelle trat, ist nicht zu erkennen.',
  classSeveralSuccessorsEvidence:
    'Application {application} hat keinen Dienst {from} mehr; seinen Namen tragen {successors}.',
  classSeveralSuccessorsFix:
    'Lösen Sie seine Instanzen, und binden Sie den gemeinten Dienst aus dem Katalog.',
  classSuccessorNotAllowedFix:
    'Geben Sie den neuen Dienst in {namespace} frei, und ziehen Sie dann die Bindings dorthin um.',
  classUnknown:
    'Im Namespace {namespace} gibt es keinen Katalogeintrag namens {name}, und keine Application bietet einen an.',
  classUnknownEvidence: 'ServiceInstance {instance} verlangt ihn.',
  classUnknownFix: 'Korrigieren Sie den Katalogeintrag im YAML der Instanz, oder löschen Sie die Instanz.',
  classWithdrawingEvidence:
    'Kein ApplicationMapping in {namespace} gibt ihn frei; der Katalog führt ServiceClass {name} noch.',
  classWithdrawingFix:
    'Geben Sie ihn in {namespace} wieder frei, oder warten Sie, bis der Katalog ihn entfernt.',
  podConfigMissingFix:
    'Ein Secret oder eine ConfigMap, die der Pod braucht, fehlt: Sehen Sie sich das Binding davor in der Kette an.',
  podContainerWaitsFix:
    'Beheben Sie, was die Meldung nennt: das Image, den Befehl oder was der Container braucht.',
  podContainerWaits: 'Container {container} startet nicht.',
  podContainerWaitsEvidence: 'Sein Zustand ist waiting, {reason}.',
  podFailed: 'Der Pod läuft nicht.',
  podFailedEvidence: 'Seine Phase ist {phase}.',
  podFailedFix: 'Sehen Sie sich die Events und Logs des Pods an; sein Deployment startet einen neuen.',
  podNotScheduled: 'Kein Node nimmt den Pod auf.',
  podNotScheduledFix: 'Schaffen Sie Platz auf einem Node, oder ändern Sie, was der Pod anfordert.',
  podOldVariables: 'Der Pod läuft mit Werten, die sich seit seinem Start geändert haben.',
  podOldVariablesEvidence:
    'Secret {secretName} ist jünger als der Pod, und Variablen werden nur beim Start gelesen.',
  podOldVariablesFix: 'Starten Sie {workload} neu: Die Pods werden nacheinander ersetzt.',
  podVariablesLeftOut:
    'Dem Pod fehlen Variablen: Schlüssel eines Secrets oder einer ConfigMap sind keine Namen von Variablen.',
  podVariablesLeftOutFix:
    'Binden Sie mit einem Präfix, das mit einem Buchstaben beginnt, oder benennen Sie die Schlüssel dort um, wo sie herkommen.',
  usageBindingAtWorkFix: 'Warten Sie, bis der Vorgang am Binding beendet ist.',
  usageBindingNotFoundFix: 'Legen Sie das ServiceBinding an, das die Verwendung nennt, oder lösen Sie sie.',
  usageBindingNotReadyFix: 'Sehen Sie sich das Binding davor in der Kette an: Die Verwendung wartet darauf.',
  usageCollision: 'Eine Variable dieser Verwendung heißt wie eine andere im selben Container.',
  usageCollisionFix:
    'Lösen Sie die Verwendung und binden Sie mit einem Präfix neu, oder benennen Sie die andere Variable um.',
  usageLabelsConflictFix: 'Zwei Quellen wollen dasselbe Label: Lösen Sie eine davon.',
  usageLabelsNotAppliedFix:
    'Prüfen Sie, ob es den Workload gibt und ob spec.usedBy.kind eine UsageKind nennt, kleingeschrieben: deployment.',
  usageNotInjected: 'Die Variablen sind nicht im Workload.',
  usageKindMissing: 'Die UsageKind {kind} ist nicht bekannt.',
  usageKindMissingFix:
    'Legen Sie die UsageKind an, oder binden Sie neu mit einer Art, die es gibt: deployment, statefulset, daemonset.',
  guessPermits: 'Der Namespace {namespace} darf dann Dienste der Application {application} nutzen: {names}.',
  guessPermitsAll:
    'Der Namespace {namespace} darf dann alle Dienste der Application {application} nutzen, auch künftige: {names}.',
  guessPermitsAllToCome:
    'Der Namespace {namespace} darf dann alle Dienste der Application {application} nutzen, auch künftige.',
  linkAndWord: '{link}: {word}',
  typeOfSecret: 'der seines Secrets',
  readerSeveralTypesEvidence: 'In der Reihenfolge ihrer Namen: {directories}.',
  directoryOfType: '{directory} ({type})',
  noType: 'kein Typ',
  componentAnswered: 'GET {url} wurde mit {status} beantwortet.',
  componentFailed: 'GET {url} ist fehlgeschlagen: {error}.',
  callThrough: 'Aufruf über Binding {name} in {namespace}',
  whatLibrariesFind: 'Was Bibliotheken finden in {kind} {name} in {namespace}',
};
