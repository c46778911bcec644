import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '#lib/log.ts';
import { startNatsServer } from '#testing/start-nats-server.ts';
import type { SentEvent } from '../events/cloud-event.ts';
import { createEmbeddedLog } from './embedded/embedded-log.ts';
import type { EventLog, EventLogLimits } from './event-log.ts';
import { createJetStreamLog } from './jetstream/jetstream-log.ts';
import { createNatsLink } from './jetstream/nats-link.ts';

// What every log promises, asked of each.
interface Backend {
  /** What has been closed is opened again with what it held. */
  open(limits: EventLogLimits): EventLog;
  remove(): Promise<void>;
}

const limits: EventLogLimits = { maxBytes: 20_000, maxAgeMs: 3_600_000, duplicateWindowMs: 120_000 };

const backends: Record<string, () => Promise<Backend>> = {
  async embedded() {
    const folder = mkdtempSync(join(tmpdir(), 'mooring-log-'));
    const file = join(folder, 'events.sqlite');
    return {
      open: (given) => createEmbeddedLog({ file, limits: given, now: () => new Date() }),
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    };
  },
  async jetstream() {
    const server = await startNatsServer();
    const log = createLogger('test', 'silent');
    return {
      open: (given) => createJetStreamLog(createNatsLink({ url: server.url, token: undefined, log }), given),
      remove: () => server.stop(),
    };
  },
};

describe.each(Object.entries(backends))('%s', (_name, create) => {
  let backend: Backend;
  let log: EventLog;
  let application: string;
  let count = 0;

  beforeAll(async () => {
    backend = await create();
    log = backend.open(limits);
    await log.start();
  });
  afterAll(async () => {
    await log?.stop();
    await backend?.remove();
  });
  beforeEach(() => {
    // with dots and dashes, as names of Applications may be
    application = `shop-${++count}.example.com`;
  });

  async function append(...ids: string[]): Promise<void> {
    await log.append(
      application,
      ids.map((id) => eventOf(id)),
    );
  }

  async function idsAfter(position: number, limit = 1000): Promise<(string | undefined)[]> {
    const read = await log.read(application, position, limit);
    return read.map(({ event }) => event.attributes.id);
  }

  async function positionOf(id: string): Promise<number> {
    const read = await log.read(application, 0, 1000);
    return read.find(({ event }) => event.attributes.id === id)?.position ?? Number.NaN;
  }

  it('gives back what it was given, byte for byte', async () => {
    const event = eventOf('é 😀\n', Uint8Array.of(0, 10, 13, 255));
    await log.append(application, [event]);
    const [read] = await log.read(application, 0, 10);
    const { attributes, trace } = event;
    expect(read?.event).toEqual({ attributes, trace, data: Buffer.from(event.data) });
    expect(Math.abs((read?.storedAt.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  it('keeps the order in which events came, also of many at once', async () => {
    const ids = Array.from({ length: 50 }, (_, at) => `e${at}`);
    await Promise.all(ids.map((id) => append(id)));
    expect(await idsAfter(0)).toEqual(ids);
  });

  it('reads from a position, as many as are asked for', async () => {
    await append('a', 'b', 'c', 'd');
    expect(await idsAfter(await positionOf('a'), 2)).toEqual(['b', 'c']);
    expect(await idsAfter(await positionOf('d'))).toEqual([]);
  });

  it('knows nothing of an Application that has sent nothing', async () => {
    expect(await log.read(application, 0, 10)).toEqual([]);
    expect(await log.stats(application)).toEqual({ events: 0, bytes: 0, oldestAt: undefined, consumers: [] });
  });

  it('keeps the events of Applications apart, also of those with names alike', async () => {
    await append('a');
    expect(await log.read(application.replaceAll('.', '-'), 0, 10)).toEqual([]);
  });

  it('keeps an event once that is sent twice, of one Application', async () => {
    await append('a');
    await append('b', 'a', 'b');
    expect(await idsAfter(0)).toEqual(['a', 'b']);
    const other = `other-${application}`;
    await log.append(other, [eventOf('a')]);
    expect(await log.read(other, 0, 10)).toHaveLength(1);
  });

  it('keeps a place for each consumer, which begins at the end and never goes back', async () => {
    await append('a');
    const place = await log.join(application, 'first');
    expect(place).toBe(await positionOf('a'));
    await append('b', 'c');
    expect(await log.join(application, 'second')).toBe(await positionOf('c'));
    await log.acknowledge(application, 'first', await positionOf('b'));
    await log.acknowledge(application, 'first', await positionOf('a'));
    expect(await log.join(application, 'first')).toBe(await positionOf('b'));
    const { consumers, events, oldestAt } = await log.stats(application);
    expect(events).toBe(3);
    expect(oldestAt).toBeInstanceOf(Date);
    expect(consumers.map(({ name, pending }) => [name, pending])).toEqual([
      ['first', 1],
      ['second', 0],
    ]);
    expect(consumers.map(({ oldestPendingAt }) => oldestPendingAt instanceof Date)).toEqual([true, false]);
    await log.leave(application, 'first');
    expect((await log.stats(application)).consumers.map(({ name }) => name)).toEqual(['second']);
  });

  it('lets the oldest go when it is full, as long as nobody has to take them', async () => {
    for (let at = 0; at < 30; at++) {
      await log.append(application, [eventOf(`e${at}`, new Uint8Array(1000))]);
    }
    const ids = await idsAfter(0);
    expect(ids.at(-1)).toBe('e29');
    expect(ids).not.toContain('e0');
    expect((await log.stats(application)).bytes).toBeLessThanOrEqual(limits.maxBytes);
  });

  it('refuses an event when it is full of what has still to be taken, and takes it afterwards', async () => {
    await log.join(application, 'slow');
    const send = async (at: number) => log.append(application, [eventOf(`e${at}`, new Uint8Array(1000))]);
    let sent = 0;
    const fill = async () => {
      for (; sent < 30; sent++) {
        await send(sent);
      }
    };
    await expect(fill()).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('full'),
    });
    expect(await idsAfter(0)).toEqual(Array.from({ length: sent }, (_, at) => `e${at}`));
    const place = await positionOf('e9');
    await log.acknowledge(application, 'slow', place);
    await send(sent);
    expect((await idsAfter(place)).slice(0, 2)).toEqual(['e10', 'e11']);
    expect((await idsAfter(0)).at(-1)).toBe(`e${sent}`);
  });

  it('has all of it after it was closed and opened', async () => {
    await append('a', 'b');
    await log.join(application, 'first');
    await append('c');
    await log.stop();
    await expect(append('d')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    log = backend.open(limits);
    await log.start();
    await append('c', 'd');
    expect(await idsAfter(0)).toEqual(['a', 'b', 'c', 'd']);
    expect(await log.join(application, 'first')).toBe(await positionOf('b'));
  });
});

function eventOf(id: string, data: Uint8Array = Buffer.from('{}')): SentEvent {
  const attributes = { specversion: '1.0', id, source: 'shop', type: 'order.created' };
  return { key: Buffer.from(id).toString('base64url'), attributes, trace: { b3: '0' }, data };
}
