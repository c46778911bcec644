import type { NatsClients } from './nats-link.ts';
import { consumerOf, consumerSubject, consumerSubjects, consumersStream } from './stream-names.ts';
import { stateOf } from './stream-set.ts';

/** The position up to which a consumer has taken, undefined for one that is not known. */
export async function readPlace(
  { jsm }: NatsClients,
  application: string,
  consumer: string,
): Promise<number | undefined> {
  const subject = consumerSubject(application, consumer);
  const message = await jsm.streams.getMessage(consumersStream, { last_by_subj: subject });
  return message === null ? undefined : Number(Buffer.from(message.data).toString());
}

export async function writePlace(
  { js }: NatsClients,
  { application, consumer, position }: { application: string; consumer: string; position: number },
): Promise<void> {
  await js.publish(consumerSubject(application, consumer), String(position));
}

/** All consumers of an Application with their places, by their names. */
export async function listPlaces(
  clients: NatsClients,
  application: string,
): Promise<{ name: string; position: number }[]> {
  const state = await stateOf(clients.jsm, consumersStream, consumerSubjects(application));
  const names = Object.keys(state?.subjects ?? {})
    .map(consumerOf)
    .sort();
  const places = await Promise.all(
    names.map(async (name) => ({ name, position: await readPlace(clients, application, name) })),
  );
  return places.flatMap(({ name, position }) => (position === undefined ? [] : [{ name, position }]));
}

export async function removePlace(
  { jsm }: NatsClients,
  application: string,
  consumer: string,
): Promise<void> {
  await jsm.streams.purge(consumersStream, { filter: consumerSubject(application, consumer) });
}
