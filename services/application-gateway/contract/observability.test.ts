import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { createServiceSecret, type RunningGateway, startGateway } from '#testing/start-gateway.ts';
import { startTarget, type Target } from '#testing/start-target.ts';

/** Binding contract 5.2: the port beside the proxy. Metrics, access log and the time of the last call. */
let api: TestApi;
let gateway: RunningGateway;
let target: Target;

beforeAll(async () => {
  [api, target] = await Promise.all([startTestApi(), startTarget()]);
  await createServiceSecret(api, 'basic', { username: 'ada', password: 'lovelace' });
  gateway = await startGateway(api, {
    services: {
      orders: { targetUrl: `${target.url}/api`, credentials: { type: 'Basic', secretName: 'basic' } },
      quiet: { targetUrl: target.url },
      dead: { targetUrl: 'http://127.0.0.1:1/' },
      lost: { targetUrl: target.url, credentials: { type: 'Basic', secretName: 'not-there' } },
    },
  });
  target.on('/api/missing', (response) => response.writeHead(404).end());
  target.on('/api/failed', (response) => response.writeHead(503).end());
  target.on('/api/refused', (response) => response.writeHead(401).end());
  for (const [service, path] of [
    ['orders', '/x'],
    ['orders', '/y?token=hidden-value'],
    ['orders', '/missing'],
    ['orders', '/failed'],
    ['orders', '/refused'],
    ['dead', '/x'],
    ['lost', '/x'],
    ['unknown', '/x'],
  ] as const) {
    await gateway.call(service, path, {
      headers: { cookie: 'session=hidden-value', authorization: 'Bearer hidden-value' },
    });
  }
});
afterAll(async () => {
  await gateway?.stop();
  await target?.stop();
  await api?.stop();
});

describe('health', () => {
  it.each([
    ['GET', '/v1/health', 200, ''],
    ['GET', '/v1/other', 404, '{"code":404,"error":"Requested resource could not be found."}'],
    ['POST', '/v1/health', 405, '{"code":405,"error":"Method not allowed."}'],
  ])('%s %s: %i', async (method, path, status, text) => {
    const answer = await fetch(gateway.health + path, { method });
    expect(answer.status).toBe(status);
    expect((await answer.text()).trim()).toBe(text);
    if (status !== 200) {
      expect(answer.headers.get('content-type')).toBe('application/json;charset=UTF-8');
    }
  });
});

describe('metrics', () => {
  it.each([
    'mooring_gateway_requests_total{application="APP",service="orders-12345",status="2xx"} 2',
    'mooring_gateway_requests_total{application="APP",service="orders-12345",status="4xx"} 2',
    'mooring_gateway_requests_total{application="APP",service="orders-12345",status="5xx"} 1',
    'mooring_gateway_requests_total{application="APP",service="dead-12345",status="5xx"} 1',
    'mooring_gateway_requests_total{application="",service="",status="4xx"} 1',
    'mooring_gateway_failures_total{application="APP",service="dead-12345",reason="unreachable"} 1',
    'mooring_gateway_failures_total{application="APP",service="lost-12345",reason="credentials"} 1',
    'mooring_gateway_retries_total{application="APP",service="orders-12345"} 1',
    'mooring_gateway_requests_running{application="APP",service="orders-12345"} 0',
    'mooring_gateway_request_duration_seconds_count{application="APP",service="orders-12345"} 5',
    'mooring_gateway_target_connections{state="busy"} 0',
  ])('%s', async (line) => {
    const answer = await fetch(`${gateway.health}/metrics`);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    expect(await answer.text()).toContain(`${line.replace('APP', gateway.application)}\n`);
  });

  it('has a bucket for every duration', async () => {
    const text = await (await fetch(`${gateway.health}/metrics`)).text();
    const buckets =
      text.match(/request_duration_seconds_bucket\{[^}]*service="orders-12345"[^}]*\} \d+/g) ?? [];
    expect(buckets).toHaveLength(14);
    expect(buckets.at(-1)).toMatch(/le="\+Inf"\} 5$/);
  });
});

describe('access log', () => {
  it('has a line for every call', () => {
    expect(
      gateway.lines.map(({ service, path, status, attempts, failure }) => [
        service,
        path,
        status,
        attempts,
        failure,
      ]),
    ).toEqual([
      ['orders-12345', '/x', 200, 1, undefined],
      ['orders-12345', '/y', 200, 1, undefined],
      ['orders-12345', '/missing', 404, 1, undefined],
      ['orders-12345', '/failed', 502, 1, undefined],
      ['orders-12345', '/refused', 401, 2, undefined],
      ['dead-12345', '/x', 502, 1, 'unreachable'],
      ['lost-12345', '/x', 500, 0, 'credentials'],
      ['', '/x', 404, 0, undefined],
    ]);
  });

  it('says who, where, how long and how much', () => {
    expect(gateway.lines[0]).toMatchObject({
      application: gateway.application,
      method: 'GET',
      host: gateway.hostOf('orders'),
      ms: expect.any(Number),
      bytes: 5,
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
      msg: 'call',
    });
  });

  it('holds no secret', () => {
    const text = JSON.stringify(gateway.lines);
    for (const secret of ['hidden-value', 'lovelace', btoa('ada:lovelace')]) {
      expect(text).not.toContain(secret);
    }
  });
});

describe('last calls', () => {
  it('are told per service', async () => {
    const answer = await fetch(`${gateway.health}/v1/calls?application=${gateway.application}`);
    const { services } = (await answer.json()) as { services: Record<string, unknown>[] };
    expect(services).toMatchObject([
      { serviceId: gateway.idOf('orders'), service: 'orders-12345', calls: 5, errors: 1, lastStatus: 401 },
      {
        serviceId: gateway.idOf('quiet'),
        calls: 0,
        errors: 0,
        lastCallAt: null,
        lastStatus: null,
        p95Ms: null,
      },
      { serviceId: gateway.idOf('dead'), calls: 1, lastStatus: 502 },
      { serviceId: gateway.idOf('lost'), calls: 1, lastStatus: 500 },
    ]);
    expect(services[0]?.p95Ms).toBeGreaterThan(0);
    expect(Date.now() - Date.parse(String(services[0]?.lastCallAt))).toBeLessThan(60_000);
  });

  it('are known to another gateway, and after a restart', async () => {
    const other = await startGateway(api, {
      name: `other-${api.id}`,
      services: { quiet: { targetUrl: target.url } },
    });
    await gateway.call('quiet', '/x');
    await fetch(`${gateway.health}/v1/calls`);
    const answer = await fetch(`${other.health}/v1/calls?application=${gateway.application}`);
    const { since, services } = (await answer.json()) as {
      since: string;
      services: Record<string, unknown>[];
    };
    expect(services).toMatchObject([
      { service: 'orders-12345', calls: 5, errors: 1, lastStatus: 401, lastFailure: null },
      { service: 'quiet-12345', calls: 1, lastStatus: 200 },
      { service: 'dead-12345', calls: 1, lastStatus: 502, lastFailure: 'unreachable' },
      { service: 'lost-12345', calls: 1, lastStatus: 500, lastFailure: 'credentials' },
    ]);
    expect(Date.parse(since)).toBeLessThanOrEqual(Date.now());
    await other.stop();
  });

  it('of another Application are none', async () => {
    const answer = await fetch(`${gateway.health}/v1/calls?application=other`);
    expect(await answer.json()).toMatchObject({ services: [] });
  });
});
