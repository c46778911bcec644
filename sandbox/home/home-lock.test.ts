import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockHome } from './home-lock.ts';

let home = '';
let children: ChildProcess[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'home-lock-'));
  children = [];
});

afterEach(() => {
  for (const child of children) {
    child.kill('SIGKILL');
  }
  rmSync(home, { recursive: true });
});

const locker = `
import { lockHome } from '${new URL('./home-lock.ts', import.meta.url).href}';
try {
  lockHome(process.argv[1]);
  process.stdout.write('won');
  setInterval(() => {}, 1000);
} catch (error) {
  process.stdout.write('lost: ' + error.message);
}
`;

/** Another process that locks the home; gives what it says. */
async function start(): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', locker, home], {
    cwd: process.cwd(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const [said] = (await once(child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  return { child, said: said.toString() };
}

test('a home in use is refused with a sentence that names the process', () => {
  const lock = lockHome(home);
  expect(() => lockHome(home)).toThrow(
    `The directory ${home} is in use by a running Mooring (process ${process.pid}).`,
  );
  lock.release();
  expect(existsSync(join(home, 'sandbox.lock'))).toBe(false);
  lockHome(home).release();
});

test('the lock of a killed process does not count', async () => {
  const { child, said } = await start();
  expect(said).toBe('won');
  expect(() => lockHome(home)).toThrow(`process ${child.pid}`);
  child.kill('SIGKILL');
  await once(child, 'exit');
  lockHome(home).release();
});

test.each([
  ['of this process', JSON.stringify({ pid: process.pid })],
  ['that is broken', '{"pid"'],
])('a left-over file %s does not count', (_name, text) => {
  writeFileSync(join(home, 'sandbox.lock'), text);
  lockHome(home).release();
});

test('of six processes that start at once over a left-over file exactly one wins, each time', async () => {
  for (let round = 0; round < 3; round++) {
    writeFileSync(join(home, 'sandbox.lock'), JSON.stringify({ pid: 999_999 }));
    const started = await Promise.all(Array.from({ length: 6 }, start));
    expect(started.filter(({ said }) => said === 'won')).toHaveLength(1);
    expect(started.filter(({ said }) => said.startsWith('lost: The directory'))).toHaveLength(5);
    await Promise.all(
      started.map(({ child }) => {
        const ended = child.exitCode === null ? once(child, 'exit') : undefined;
        child.kill('SIGKILL');
        return ended;
      }),
    );
  }
});
