import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockHome } from './home-lock.ts';

let home = '';

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'home-lock-'));
});

afterEach(() => {
  rmSync(home, { recursive: true });
});

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
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  writeFileSync(join(home, 'sandbox.lock'), JSON.stringify({ pid: child.pid, started: '' }));
  expect(() => lockHome(home)).toThrow(`process ${child.pid}`);
  child.kill('SIGKILL');
  await once(child, 'exit');
  lockHome(home).release();
});

test('a number that went to another process does not count', () => {
  writeFileSync(join(home, 'sandbox.lock'), JSON.stringify({ pid: process.pid, started: '1' }));
  lockHome(home).release();
});

test('a lock that cannot be read does not count', () => {
  writeFileSync(join(home, 'sandbox.lock'), '{"pid"');
  lockHome(home).release();
});
