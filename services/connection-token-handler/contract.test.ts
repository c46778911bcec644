import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { apiVersionOf, kinds } from '#lib/domain/kinds.ts';
import { secondsTimestamp, type TokenRequest } from '#lib/domain/token-request.ts';
import { createLogger } from '#lib/log.ts';
import { eventually } from '../../e2e/harness/eventually.ts';
import { startTestApi, type TestApi } from '../../e2e/harness/start-api.ts';
import { createConnectionTokenHandler } from './create.ts';

let api: TestApi;
let connector: Server;
let handler: ReturnType<typeof createConnectionTokenHandler>;
let answer: { status: number; body: unknown };
const calls: Record<string, string | string[] | undefined>[] = [];

const config = { connectorInternalUrl: '', tokenTtlMs: 300_000, callTimeoutMs: 5_000 };

beforeAll(async () => {
  api = await startTestApi();
  connector = createServer((request, response) => {
    calls.push(request.headers);
    response.writeHead(answer.status).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => connector.listen(0, '127.0.0.1', resolve));
  config.connectorInternalUrl = `http://127.0.0.1:${(connector.address() as AddressInfo).port}`;
  handler = createConnectionTokenHandler({ kube: api.kube, log: createLogger('test', 'silent'), config });
  await handler.start();
});
afterAll(async () => {
  await handler?.stop();
  connector?.close();
  await api?.stop();
});

function create(name: string, rest: Partial<TokenRequest> = {}): Promise<TokenRequest> {
  return api.kube.create<TokenRequest>(kinds.tokenrequests, {
    apiVersion: apiVersionOf(kinds.tokenrequests),
    kind: 'TokenRequest',
    metadata: { name, namespace: api.namespace },
    ...rest,
  });
}

function find(name: string): Promise<TokenRequest | undefined> {
  return api.kube.find<TokenRequest>(kinds.tokenrequests, name, api.namespace);
}

function inState(name: string, state: string): Promise<TokenRequest> {
  return eventually(async () => {
    const found = await find(name);
    return found?.status?.state === state ? found : undefined;
  });
}

it('answers with token, URL and expiry within a second', async () => {
  answer = { status: 201, body: { token: 't1', url: 'https://c/info?token=t1' } };
  const name = `fresh-${api.id}`;
  const from = Date.now();
  await create(name, { context: { tenant: 'only-half' } });
  const { status } = await inState(name, 'OK');
  expect(Date.now() - from).toBeLessThan(1000);
  expect(status).toEqual({
    state: 'OK',
    token: 't1',
    url: 'https://c/info?token=t1',
    application: name,
    expireAfter: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  });
  const leftMs = Date.parse(status?.expireAfter ?? '') - from;
  expect(leftMs).toBeGreaterThan(297_000);
  expect(leftMs).toBeLessThan(302_000);
  const call = calls.find((headers) => headers.application === name);
  expect(call).toBeDefined();
  expect(call?.tenant).toBeUndefined();
});

it('sends tenant and group where both are there, and takes a dummy status', async () => {
  answer = { status: 201, body: { token: 't2', url: 'u' } };
  const name = `dummy-${api.id}`;
  await create(name, {
    context: { tenant: 'a', group: 'b' },
    status: { token: '', url: '', application: '', state: '', expireAfter: '2999-01-01T00:00:00Z' },
  });
  const { status } = await inState(name, 'OK');
  expect(status?.token).toBe('t2');
  expect(status?.expireAfter).not.toContain('2999');
  expect(calls.find((headers) => headers.application === name)).toMatchObject({ tenant: 'a', group: 'b' });
});

it('shows an error with its reason, then recovers', async () => {
  answer = { status: 500, body: { code: 500, error: 'Internal error.' } };
  const name = `failing-${api.id}`;
  await create(name);
  const { status } = await inState(name, 'Error');
  expect(status).toMatchObject({ token: '', url: '', application: name });
  expect(status?.error).toContain('Internal error.');
  answer = { status: 201, body: { token: 't3', url: 'u' } };
  expect((await inState(name, 'OK')).status).not.toHaveProperty('error');
});

it('deletes a request when it expires', async () => {
  const name = `expiring-${api.id}`;
  const expireAfter = secondsTimestamp(new Date(Date.now() + 2_000));
  await create(name, { status: { token: 't', url: 'u', application: name, state: 'OK', expireAfter } });
  expect(await find(name)).toBeDefined();
  await eventually(async () => ((await find(name)) === undefined ? true : undefined));
});
