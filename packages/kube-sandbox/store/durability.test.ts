import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { ObjectStore } from './object-store.ts';

const writer = `
import { ObjectStore } from '${new URL('./object-store.ts', import.meta.url).href}';
const store = await ObjectStore.open({ databasePath: process.argv[1], retainEvents: 50 });
for (let i = 0; ; i += 1) {
  const names = [0, 1, 2].map((k) => 'n' + (i * 3 + k));
  for (const name of names) store.put('things', { apiVersion: 'v1', kind: 'Thing', metadata: { name } });
  await store.whenDurable();
  process.stdout.write(names.join('\\n') + '\\n');
}
`;

async function acknowledgedUntilKilled(child: ChildProcess, count: number): Promise<string[]> {
  const names: string[] = [];
  if (!child.stdout) throw new Error('the writer has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    names.push(line);
    if (names.length === count) child.kill('SIGKILL');
  }
  return names;
}

it('keeps every acknowledged write when the writer is killed in the middle of writes', async () => {
  const home = mkdtempSync(join(tmpdir(), 'durability-'));
  const databasePath = join(home, 'log.sqlite');
  try {
    const child = spawn(process.execPath, ['--input-type=module', '-e', writer, databasePath], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exited = once(child, 'exit');
    const acknowledged = await acknowledgedUntilKilled(child, 300);
    expect((await exited)[1]).toBe('SIGKILL');
    const store = await ObjectStore.open({ databasePath, retainEvents: 50 });
    const lost = acknowledged.filter((name) => !store.get('things', '', name));
    const { revision } = store;
    await store.close();
    expect(acknowledged.length).toBeGreaterThanOrEqual(300);
    expect(lost).toEqual([]);
    expect(revision).toBeGreaterThanOrEqual(acknowledged.length);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}, 30_000);
