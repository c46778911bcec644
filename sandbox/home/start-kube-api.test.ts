import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StartedKubeApi, startKubeApi } from './start-kube-api.ts';

let home: string;
let started: StartedKubeApi;

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'start-kube-api-'));
  started = await startKubeApi({ home, port: 0 });
});

afterAll(async () => {
  await started.api.close();
  rmSync(home, { recursive: true });
});

/** The status that the administrator's own call has with some headers. */
function call(headers: Record<string, string>): Promise<number | undefined> {
  const authorization = `Bearer ${started.api.adminToken}`;
  const ca = readFileSync(join(home, 'api-ca.pem'));
  return new Promise((resolve, reject) => {
    request(
      `${started.server}/version`,
      { ca, servername: 'localhost', headers: { authorization, ...headers } },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    )
      .on('error', reject)
      .end();
  });
}

test.each([
  ['a program', {}, 200],
  ['a web page', { origin: 'https://elsewhere.example' }, 403],
  ['whoever was led here by a name', { host: 'elsewhere.example' }, 403],
  ['the platform, for a download that an application has caused', { 'x-mooring-download': '' }, 403],
])('treats a call of %s by where it comes from, whatever its token', async (_, headers, status) => {
  expect(await call(headers)).toBe(status);
});
