import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { eventually } from '#testing/eventually.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { type FaultyApi, startFaultyApi } from '#testing/start-faulty-api.ts';
import { createServiceSecret, type RunningGateway, startGateway } from '#testing/start-gateway.ts';
import { startTarget, type Target } from '#testing/start-target.ts';

/** What others do wrong, and what the gateway makes of it. */
let api: TestApi;
let faulty: FaultyApi;
let gateway: RunningGateway;
let target: Target;
let restarting: Target;
let tokenServer: Target;

beforeAll(async () => {
  api = await startTestApi();
  [target, restarting, tokenServer, faulty] = await Promise.all([
    startTarget(),
    startTarget(),
    startTarget(),
    startFaultyApi(api.kube),
  ]);
  await createServiceSecret(api, 'basic', { username: 'ada', password: 'lovelace' });
  await createServiceSecret(api, 'deleted', { username: 'ada', password: 'lovelace' });
  await createServiceSecret(api, 'oauth', { clientId: 'id', clientSecret: 'secret' });
  const basic = (secretName: string) => ({ type: 'Basic', secretName });
  gateway = await startGateway(api, {
    kube: faulty.kube,
    services: {
      basic: { targetUrl: target.url, credentials: basic('basic') },
      deleted: { targetUrl: target.url, credentials: basic('deleted') },
      restarting: { targetUrl: restarting.url },
      oauth: {
        targetUrl: target.url,
        credentials: { type: 'OAuth', secretName: 'oauth', authenticationUrl: `${tokenServer.url}/token` },
      },
    },
  });
});
afterAll(async () => {
  await gateway?.stop();
  await Promise.all([target, restarting, tokenServer, faulty].map((each) => each?.stop()));
  await api?.stop();
});
beforeEach(() => {
  target.received.length = 0;
});

it('a Secret that is deleted while in use is a 500 within a second, and counts again when it is back', async () => {
  expect((await gateway.call('deleted', '/x')).status).toBe(200);
  await api.kube.delete(kinds.secrets, 'deleted', api.namespace);
  const gone = await gateway.until('deleted', '/x', ({ status }) => status === 500);
  expect(JSON.parse(gone.text)).toEqual({ code: 500, error: 'secret deleted not found' });
  const labels = { app: gateway.application, serviceId: gateway.idOf('deleted') };
  await createServiceSecret(api, 'deleted', { username: 'ada', password: 'back' }, labels);
  await gateway.until('deleted', '/x', ({ status }) => status === 200);
  expect(target.received.at(-1)?.headers.authorization).toBe(`Basic ${btoa('ada:back')}`);
});

it('an OAuth server that is down is asked again with the next call', async () => {
  let isDown = true;
  tokenServer.on('/token', (response) => {
    response.writeHead(isDown ? 503 : 200).end(JSON.stringify({ access_token: 'token', expires_in: 60 }));
  });
  expect((await gateway.call('oauth', '/x')).status).toBe(502);
  expect((await gateway.call('oauth', '/x')).status).toBe(502);
  isDown = false;
  expect((await gateway.call('oauth', '/x')).status).toBe(200);
  isDown = true;
  expect((await gateway.call('oauth', '/x')).status).toBe(200);
  expect(tokenServer.received).toHaveLength(3);
});

it('a target that restarts in the middle of an answer breaks it off, and serves the next call', async () => {
  restarting.on('/long', (response) => {
    response.write('half');
  });
  const sent = request(gateway.url, {
    path: '/long',
    headers: { host: gateway.hostOf('restarting') },
    agent: false,
  });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  await once(response, 'data');
  const { port } = restarting;
  const broken = once(response, 'error');
  await restarting.stop();
  await broken;
  expect((await gateway.call('restarting', '/x')).status).toBe(502);
  restarting = await startTarget({ port });
  expect((await gateway.call('restarting', '/x')).status).toBe(200);
});

it.each(['GET', 'POST'])('%s: kept connections that a restart has closed harm no call', async (method) => {
  await Promise.all(Array.from({ length: 5 }, () => gateway.call('restarting', '/x')));
  const { port } = restarting;
  await restarting.stop();
  restarting = await startTarget({ port });
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => gateway.call('restarting', '/x', { method })),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
});

it('goes on with what it knows while the API server is away', async () => {
  faulty.refuse(() => true);
  faulty.expireWatches();
  const startMs = Date.now();
  await eventually(async () => {
    for (const service of ['basic', 'oauth']) {
      expect(await gateway.call(service, '/x')).toMatchObject({ status: 200 });
    }
    // longer than a Secret that is not watched counts
    return Date.now() - startMs > 1_000 ? true : undefined;
  });
  expect(faulty.faults).toBeGreaterThan(0);
  await api.kube.patch(kinds.secrets, { name: 'basic', namespace: api.namespace }, 'merge', {
    stringData: { password: 'changed' },
  });
  faulty.refuse(undefined);
  await eventually(async () => {
    await gateway.call('basic', '/x');
    return target.received.at(-1)?.headers.authorization === `Basic ${btoa('ada:changed')}`
      ? true
      : undefined;
  }, 10_000);
});

it('300 cancelled calls leave no connection behind', async () => {
  target.onHead('/hang', () => undefined);
  const before = target.connections;
  for (let round = 0; round < 6; round++) {
    const calls = Array.from({ length: 50 }, () => {
      const sent = request(gateway.url, {
        path: '/hang',
        headers: { host: gateway.hostOf('basic') },
        agent: false,
      });
      sent.on('error', () => undefined);
      sent.end();
      return sent;
    });
    await eventually(() => (target.at('/hang').length === (round + 1) * 50 ? true : undefined));
    for (const sent of calls) {
      sent.destroy();
    }
  }
  await eventually(() => (target.connections <= before ? true : undefined));
  const metrics = await (await fetch(`${gateway.health}/metrics`)).text();
  expect(metrics).toMatch(/mooring_gateway_requests_running\{[^}]*service="basic-12345"\} 0/);
  expect(metrics).toMatch(/mooring_gateway_target_connections\{state="busy"\} 0/);
  expect(metrics).toMatch(
    /mooring_gateway_failures_total\{[^}]*service="basic-12345",reason="cancelled"\} 300/,
  );
});
