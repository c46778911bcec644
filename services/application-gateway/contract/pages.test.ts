import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { consoleCookie } from '#lib/http/console-cookie.ts';
import { loopbackGuard } from '#lib/http/loopback-guard.ts';
import type { GatewayCall } from '#testing/call-gateway.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { type RunningGateway, startGateway } from '#testing/start-gateway.ts';
import { startTarget, type Target } from '#testing/start-target.ts';
import { isAccessHost } from '../caller/access-host.ts';

/** A gateway on the loopback address of a machine on which a person browses the web. */
let api: TestApi;
let gateway: RunningGateway;
let target: Target;

beforeAll(async () => {
  [api, target] = await Promise.all([startTestApi(), startTarget()]);
  gateway = await startGateway(api, {
    services: { orders: { targetUrl: target.url } },
    guard: loopbackGuard({ isOwnHost: (host) => isAccessHost(host, api.namespace) }),
  });
});
afterAll(async () => {
  await gateway?.stop();
  await target?.stop();
  await api?.stop();
});
beforeEach(() => {
  target.received.length = 0;
});

describe.each(['url', 'packages'] as const)('a page calls the %s listener', (listener) => {
  const paths = {
    url: () => `/${gateway.application}/orders/x`,
    packages: () => `/${gateway.application}/orders/a/x`,
  };

  it.each<[string, GatewayCall]>([
    ['by an image', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['from another port', { headers: { 'sec-fetch-site': 'same-site' } }],
    [
      'by text',
      { method: 'POST', headers: { origin: 'http://127.0.0.1:1', 'content-type': 'text/plain' }, body: 'x' },
    ],
    ['with much', { method: 'POST', headers: { origin: 'null' }, body: 'x'.repeat(300_000) }],
    ['by a name that was rebound', { host: 'evil.example' }],
    ['by a name like that of a service', { host: 'SERVICE.evil.example' }],
  ])('%s, and reaches nothing', async (_how, given) => {
    const host = given.host?.replace('SERVICE', gateway.hostOf('orders')) ?? '127.0.0.1';
    const answer = await gateway.call('orders', paths[listener](), {
      ...given,
      host,
      base: gateway[listener],
    });
    expect(answer).toMatchObject({ status: 403, text: expect.stringContaining('"code":403') });
    expect(target.received).toEqual([]);
  });
});

it('opens no WebSocket for a page', async () => {
  const url = `${gateway.url.replace('http', 'ws')}/${gateway.application}/orders`;
  const socket = new WebSocket(url, { origin: 'https://evil.example' });
  const error = await new Promise<Error>((resolve) => socket.once('error', resolve));
  expect(error.message).toContain('403');
  expect(target.received).toEqual([]);
});

it('serves programs by the address and by the name of a service', async () => {
  expect((await gateway.call('orders', '/x')).status).toBe(200);
  const path = `/${gateway.application}/orders/x`;
  expect((await gateway.call('orders', path, { host: '127.0.0.1' })).status).toBe(200);
});

it('tells no target the cookie of a console', async () => {
  const { name, value } = consoleCookie('a token');
  for (const cookie of [`${name}=${value}`, `a=b; ${name}=${value}; c=d`, 'a=b; c=d']) {
    await gateway.call('orders', '/x', { headers: { cookie } });
  }
  expect(target.received.map(({ headers }) => headers.cookie)).toEqual([undefined, 'a=b; c=d', 'a=b; c=d']);
});
