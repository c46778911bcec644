import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLogger } from '#lib/log.ts';
import { eventually } from '#testing/eventually.ts';
import { type NatsServer, startNatsServer } from '#testing/start-nats-server.ts';
import type { SentEvent } from '../../events/cloud-event.ts';
import type { EventLog } from '../event-log.ts';
import { createJetStreamLog } from './jetstream-log.ts';
import { createNatsLink } from './nats-link.ts';

const limits = { maxBytes: 1_000_000, maxAgeMs: 3_600_000, duplicateWindowMs: 120_000 };
let server: NatsServer;
let log: EventLog;

beforeEach(async () => {
  server = await startNatsServer();
  log = openLog(limits);
  await log.start();
});
afterEach(async () => {
  await log?.stop();
  await server?.stop();
});

function openLog(given: typeof limits): EventLog {
  return createJetStreamLog(
    createNatsLink({ url: server.url, token: undefined, log: createLogger('test', 'silent') }),
    given,
  );
}

function eventOf(id: string): SentEvent {
  const attributes = { specversion: '1.0', id, source: 'shop', type: 'order.created' };
  return { key: id, attributes, trace: {}, data: Buffer.from('1') };
}

const send = (id: string) => log.append('shop', [eventOf(id)]);
const ids = async () => (await log.read('shop', 0, 100)).map(({ event }) => event.attributes.id);

it('refuses events while the server is away, and keeps them again when it is back', async () => {
  await send('a');
  await server.kill();
  const refused = await eventually(() =>
    send('b').then(
      () => undefined,
      (error: unknown) => error,
    ),
  );
  expect(refused).toMatchObject({ code: 'UNAVAILABLE' });
  await server.restart();
  await eventually(
    () =>
      send('c').then(
        () => true,
        () => undefined,
      ),
    30_000,
  );
  const kept = await ids();
  expect(kept[0]).toBe('a');
  expect(kept.at(-1)).toBe('c');
}, 60_000);

it('makes a stream again that somebody has removed', async () => {
  await send('a');
  const connection = await connect({ servers: server.url });
  const manager = await jetstreamManager(connection);
  expect(await manager.streams.delete('mooring-events-shop')).toBe(true);
  await connection.close();
  await send('b');
  expect(await ids()).toEqual(['b']);
});

it('gives a stream that is there the limits of now', async () => {
  await send('a');
  const other = openLog({ ...limits, maxBytes: 10 });
  await other.start();
  try {
    await expect(other.append('shop', [eventOf('b')])).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  } finally {
    await other.stop();
  }
});
