import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startKubeApi } from './start-kube-api.ts';

let home = '';

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'kept-files-'));
  const { api } = await startKubeApi({ home, port: 0 });
  await api.close();
});

afterEach(() => {
  vi.useRealTimers();
  rmSync(home, { recursive: true });
});

/** Starts once more; gives what was said in the place of a start. */
async function refusal(): Promise<{ message: string; hint: string }> {
  try {
    const { api } = await startKubeApi({ home, port: 0 });
    await api.close();
    return { message: 'it started', hint: '' };
  } catch (error) {
    const { message, hint = '' } = error as Error & { hint?: string };
    return { message, hint };
  }
}

test.each([
  ['api-ca.pem', 'no certificate'],
  ['api-ca.pem', ''],
  ['api-tls.pem', 'no certificate'],
  ['api-tls-key.pem', 'no key'],
  ['token-key.pem', 'no key'],
  ['admin-token', ''],
  ['kube-api.sqlite', 'no database, but long enough to be looked at as one'.repeat(20)],
])('%s, broken or empty, is named with the way on', async (file, text) => {
  writeFileSync(join(home, file), text);
  const { message, hint } = await refusal();
  expect(message).toContain(join(home, file));
  expect(hint).toMatch(/^(Delete|Put)/);
});

test('an authority that signed another certificate is named', async () => {
  const other = mkdtempSync(join(tmpdir(), 'kept-files-'));
  try {
    const { api } = await startKubeApi({ home: other, port: 0 });
    await api.close();
    copyFileSync(join(other, 'api-ca.pem'), join(home, 'api-ca.pem'));
  } finally {
    rmSync(other, { recursive: true });
  }
  expect((await refusal()).message).toContain('did not sign');
});

test('a clock that went back before the certificates is named, and nothing is made anew', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 2 * 365 * 86_400_000 });
  const { message, hint } = await refusal();
  expect(message).toContain('The clock of this machine says');
  expect(hint).toContain('Set the clock');
  vi.useRealTimers();
  expect((await refusal()).message).toBe('it started');
});
