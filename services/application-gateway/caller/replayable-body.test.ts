import { once } from 'node:events';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ReplayableBody } from './replayable-body.ts';

function open(mostBytes = 1_000) {
  const source = new Readable({ read: () => undefined });
  const body = new ReplayableBody(source, mostBytes, () => undefined);
  return { source, body };
}

async function closed(stream: Readable): Promise<void> {
  do {
    await nextTurn();
  } while (!stream.closed);
}

describe('a request that breaks off', () => {
  it('is no accident where nobody listens to the stream', async () => {
    const { source, body } = open();
    const reader = body.stream();
    source.destroy(new Error('aborted'));
    await closed(reader);
    expect(reader.readableEnded).toBe(false);
  });

  it('nor where the stream is asked for afterwards, or again', async () => {
    const { source, body } = open();
    source.destroy(new Error('aborted'));
    await closed(source);
    for (const reader of [body.stream(), body.stream()]) {
      await closed(reader);
      expect(reader.readableEnded).toBe(false);
    }
  });

  it.each(['discarded', 'held'] as const)('nor after it was %s', async (how) => {
    const { source, body } = open();
    const reader = body.stream();
    if (how === 'held') {
      body.hold();
    } else {
      body.discard();
    }
    source.destroy(new Error('aborted'));
    await closed(source);
    reader.destroy(new Error('aborted too'));
    await nextTurn();
    expect(reader.destroyed).toBe(true);
  });
});

describe('a body that is held', () => {
  it('is not read on, not even by the stream that was', async () => {
    const { source, body } = open(4);
    const former = body.stream();
    source.push('ab');
    former.resume();
    await once(former, 'data');
    body.hold();
    source.push('too much to be kept');
    former.resume();
    former.read();
    await nextTurn();
    expect(body.replayable).toBe(true);

    const again = text(body.stream());
    source.push(null);
    expect(await again).toBe('abtoo much to be kept');
  });

  it('that has lost its beginning gives no stream', async () => {
    const { source, body } = open(4);
    const reader = body.stream();
    source.push('too much');
    reader.resume();
    await once(reader, 'data');
    expect(body.replayable).toBe(false);
    expect(() => body.stream()).toThrow('The beginning of the body is gone.');
  });
});
