import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEmbeddedLog } from './embedded-log.ts';

const limits = { maxBytes: 10_000_000, maxAgeMs: 3_600_000, duplicateWindowMs: 120_000 };
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mooring-log-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Appends without end, 8 at once, and writes each id when it is kept. */
function program(file: string): string {
  return `
    import { createEmbeddedLog } from ${JSON.stringify(new URL('embedded-log.ts', import.meta.url).href)};
    const log = createEmbeddedLog({ file: ${JSON.stringify(file)}, limits: ${JSON.stringify(limits)}, now: () => new Date() });
    await log.start();
    let next = 0;
    await Promise.all(Array.from({ length: 8 }, async () => {
      for (;;) {
        const id = String(next++);
        await log.append('shop', [{ key: id, attributes: { id }, trace: {}, data: Buffer.from('1') }]);
        process.stdout.write(id + '\\n');
      }
    }));`;
}

it('what was kept is there after SIGKILL, in its order', async () => {
  const file = join(folder, 'events.sqlite');
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program(file)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: string[] = [];
  for await (const id of createInterface({ input: child.stdout })) {
    if (acknowledged.push(id) === 200) {
      child.kill('SIGKILL');
    }
  }
  if (child.signalCode === null) {
    await once(child, 'exit');
  }
  const log = createEmbeddedLog({ file, limits, now: () => new Date() });
  await log.start();
  try {
    const events = await log.read('shop', 0, 100_000);
    const ids = events.map(({ event }) => event.attributes.id ?? '');
    expect(acknowledged.length).toBeGreaterThanOrEqual(200);
    expect(acknowledged.filter((id) => !ids.includes(id))).toEqual([]);
    expect(ids).toEqual([...ids].sort((left, right) => Number(left) - Number(right)));
  } finally {
    await log.stop();
  }
});
