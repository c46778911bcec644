import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SentEvent } from '../../events/cloud-event.ts';
import { createEmbeddedLog } from './embedded-log.ts';

const limits = { maxBytes: 1_000_000, maxAgeMs: 60_000, duplicateWindowMs: 10_000 };
const event: SentEvent = {
  key: 'key',
  attributes: { specversion: '1.0', id: '1', source: 'shop', type: 'order.created' },
  trace: {},
  data: Buffer.from('1'),
};

let folder: string;
let file: string;
let nowMs: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mooring-log-'));
  file = join(folder, 'events.sqlite');
  nowMs = Date.parse('2026-01-01T00:00:00Z');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function createLog() {
  return createEmbeddedLog({ file, limits, now: () => new Date(nowMs) });
}

it('an event that is sent again after the window is another one, and what is too old goes', async () => {
  const log = createLog();
  await log.start();
  try {
    for (const afterMs of [0, 9_999, 1, 45_000]) {
      nowMs += afterMs;
      await log.append('shop', [event]);
    }
    const stored = async () =>
      (await log.read('shop', 0, 10)).map(({ storedAt }) => storedAt.getTime() % 60_000);
    expect(await stored()).toEqual([0, 10_000, 55_000]);
    nowMs += 5_000;
    await log.join('shop', 'any');
    expect(await stored()).toEqual([10_000, 55_000]);
    expect((await log.stats('shop')).events).toBe(2);
  } finally {
    await log.stop();
  }
});

it('its file is for its owner only', async () => {
  writeFileSync(file, '', { mode: 0o644 });
  const log = createLog();
  await log.start();
  await log.append('shop', [event]);
  const modes = [file, `${file}-wal`].map((path) => statSync(path).mode & 0o777);
  await log.stop();
  expect(modes).toEqual([0o600, 0o600]);
});

it('what was asked for is kept although the log is closed at once', async () => {
  const log = createLog();
  await log.start();
  const kept = log.append('shop', [event]);
  await log.stop();
  await kept;
  const again = createLog();
  await again.start();
  expect(await again.read('shop', 0, 10)).toHaveLength(1);
  await again.stop();
});

it('a file that holds something else is named with the way on', async () => {
  writeFileSync(file, 'no database, but long enough to be looked at as one'.repeat(20));
  await expect(createLog().start()).rejects.toMatchObject({
    code: 'INVALID',
    message: expect.stringContaining(file),
    hint: expect.stringContaining('Delete'),
  });
});
