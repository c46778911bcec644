import { existsSync, readFileSync, statSync } from 'node:fs';
import { request } from 'node:https';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type KubeSandbox, startKubeSandbox } from './start.ts';

let sandbox: KubeSandbox;

beforeEach(async () => {
  sandbox = await startKubeSandbox();
});
afterEach(() => sandbox.stop());

function get(path: string, token: string): Promise<number | undefined> {
  const headers = { authorization: `Bearer ${token}` };
  return new Promise((resolve, reject) => {
    request(sandbox.url + path, { ca: sandbox.caPem, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

test('serves what a new cluster has to its administrator alone, under a certificate of its own', async () => {
  expect(await get('/api/v1/namespaces/default', sandbox.token)).toBe(200);
  expect(await get('/api/v1/namespaces/default', 'another')).toBe(401);
});

test('writes a kubeconfig that nobody else may read', () => {
  expect(readFileSync(sandbox.kubeconfigPath, 'utf8')).toContain(sandbox.url);
  expect(statSync(sandbox.kubeconfigPath).mode & 0o077).toBe(0);
});

test('leaves nothing behind', async () => {
  await sandbox.stop();
  expect(existsSync(sandbox.kubeconfigPath)).toBe(false);
  sandbox = await startKubeSandbox();
});
