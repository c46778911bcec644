/** Holds the places of all consumers: the last message of each subject counts. */
export const consumersStream = 'mooring-event-consumers';
export const consumersSubjects = 'mooring.event-consumers.*.*';

/** Names of streams and parts of subjects have no dots; names of Applications have no underscores. */
function tokenOf(application: string): string {
  return application.replaceAll('.', '_');
}

/** The stream of an Application's events. */
export function streamOf(application: string): string {
  return `mooring-events-${tokenOf(application)}`;
}

/** The one subject of that stream. */
export function subjectOf(application: string): string {
  return `mooring.events.${tokenOf(application)}`;
}

/** Where a consumer's place is kept. Its name may have any characters. */
export function consumerSubject(application: string, consumer: string): string {
  return `mooring.event-consumers.${tokenOf(application)}.${Buffer.from(consumer).toString('base64url')}`;
}

/** The subjects of all consumers of an Application. */
export function consumerSubjects(application: string): string {
  return `mooring.event-consumers.${tokenOf(application)}.*`;
}

/** The name of the consumer whose place is kept at a subject. */
export function consumerOf(subject: string): string {
  return Buffer.from(subject.split('.').at(-1) ?? '', 'base64url').toString();
}
