import { readFileSync } from 'node:fs';
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningMooring, startMooring } from '#testing/start-mooring.ts';
import type { Endpoints } from './home.ts';

/** Every listener of a sandbox, with a path that it answers to programs. */
const listeners = {
  connectorInternal: '/v1/applications/tokens',
  connectorExternal: '/v1/api.yaml',
  edge: '/v1/applications/management/info',
  registry: '/shop/v1/metadata/services',
  broker: '/healthz',
  gateway: '/shop/orders',
  gatewayStatus: '/v1/calls',
  eventService: '/v1/health',
  sampleShop: '/orders',
  kubeApi: '/version',
} as const;

type Listener = keyof typeof listeners;

let mooring: RunningMooring;
let baseUrls: Record<Listener, string>;

beforeAll(async () => {
  mooring = await startMooring({ console: false });
  const { endpoints } = mooring;
  const [, kubeApi = ''] = /server: (\S+)/.exec(readFileSync(endpoints.kubeconfig, 'utf8')) ?? [];
  baseUrls = { ...endpoints, kubeApi };
}, 120_000);

afterAll(() => mooring?.stop());

interface Said {
  status: number;
  headers: Record<string, unknown>;
  text: string;
}

function call(listener: Listener, headers: Record<string, string>, method = 'GET'): Promise<Said> {
  const url = new URL(listeners[listener], baseUrls[listener]);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const options: RequestOptions & { rejectUnauthorized: boolean } = {
    method,
    headers,
    rejectUnauthorized: false,
    agent: false,
  };
  return new Promise((resolve, reject) => {
    const sent = send(url, options, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    sent.on('error', reject);
    sent.end(method === 'POST' ? '{}' : undefined);
  });
}

const addressesOnly = new Set(['console', 'consoleLink', 'kubeconfig', 'edgeCa']);

it('knows every listener', () => {
  const named = Object.keys(mooring.endpoints).filter((name) => !addressesOnly.has(name));
  expect([...named, 'kubeApi'].sort()).toEqual(Object.keys(listeners).sort());
});

describe.each(Object.keys(listeners) as Listener[])('%s', (listener) => {
  const origin = () => new URL(baseUrls[listener]).origin;

  it.each([
    ['reads from another port', 'GET', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' }],
    [
      'follows a link from another site',
      'GET',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
    ],
    ['posts text without asking', 'POST', { origin: 'http://127.0.0.1:1', 'content-type': 'text/plain' }],
    [
      'sends a form of a file',
      'POST',
      { origin: 'null', 'content-type': 'application/x-www-form-urlencoded' },
    ],
    [
      'asks whether it may post',
      'OPTIONS',
      { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    ],
    ['reads by a name that was rebound', 'GET', { host: 'evil.example' }],
    ['reads by the unspecified address', 'GET', { host: '0.0.0.0' }],
  ])('refuses a page that %s', async (_what, method, headers) => {
    const { status, headers: answered, text } = await call(listener, headers, method);
    expect(status).toBe(403);
    expect(JSON.parse(text)).toMatchObject({
      [textMembers[listener] ?? 'error']: expect.stringContaining('listener'),
    });
    expect(Object.keys(answered).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it('answers programs, and whoever types its address', async () => {
    const statuses = await Promise.all([
      call(listener, {}),
      call(listener, { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }),
      call(listener, { 'sec-fetch-site': 'same-origin', origin: origin() }),
    ]);
    for (const { text } of statuses) {
      expect(text).not.toContain('listener');
    }
  });
});

/** Where an error answer says what happened, if not in `error`. */
const textMembers: Partial<Record<Listener, keyof Endpoints | string>> = {
  broker: 'description',
  kubeApi: 'message',
};

it('serves workloads by the names of their GATEWAY_URLs', async () => {
  const id = '5dd3a1ec-9a5c-4b4e-8a9c-0f7d8e1a2b3c';
  const host = `shop-${id}.kyma-integration.svc.cluster.local`;
  expect(await call('gateway', { host })).toMatchObject({
    status: 404,
    text: expect.stringContaining(id),
  });
  expect(await call('gateway', { host, origin: `http://${host}` })).toMatchObject({ status: 403 });
  expect(await call('gateway', { host: `${host}.evil.example` })).toMatchObject({ status: 403 });
});
