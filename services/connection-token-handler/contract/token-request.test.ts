import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  secondsTimestamp,
  type TokenRequest,
  type TokenRequestStatus,
} from '#lib/domain/application/token-request.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { createLogger } from '#lib/log.ts';
import { eventually } from '#testing/eventually.ts';
import { recordApiCalls } from '#testing/record-api-calls.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { createConnectionTokenHandler } from '../create.ts';

interface Scripted {
  status: number;
  body: string;
}

const dummy: TokenRequestStatus = {
  token: '',
  url: '',
  application: '',
  state: '',
  expireAfter: '2999-01-01T00:00:00Z',
};
let api: TestApi;
let connector: Server;
let handler: ReturnType<typeof createConnectionTokenHandler>;
let count = 0;
/** What the connector answers, by Application; with a token otherwise. */
const scripts = new Map<string, Scripted | 'break off'>();
const calls: Record<string, string | string[] | undefined>[] = [];
const config = { connectorInternalUrl: '', tokenTtlMs: 300_000, callTimeoutMs: 5_000 };

beforeAll(async () => {
  api = await startTestApi();
  connector = createServer((request, response) => {
    calls.push({ ...request.headers, method: request.method, url: request.url });
    const application = String(request.headers.application);
    const token = `${application}-${calls.length}`;
    const script = scripts.get(application) ?? {
      status: 201,
      body: JSON.stringify({ token, url: `https://c/info?token=${token}` }),
    };
    if (script === 'break off') {
      request.socket.destroy();
      return;
    }
    response.writeHead(script.status).end(script.body);
  });
  await new Promise<void>((resolve) => connector.listen(0, '127.0.0.1', resolve));
  config.connectorInternalUrl = `http://127.0.0.1:${(connector.address() as AddressInfo).port}`;
  handler = build();
  await handler.start();
});
afterAll(async () => {
  await handler?.stop();
  connector?.close();
  await api?.stop();
});

function build() {
  return createConnectionTokenHandler({
    kube: recordApiCalls(api, 'connection-token-handler'),
    log: createLogger('test', 'silent'),
    config,
  });
}

function newName(): string {
  return `app${count++}-${api.id}`;
}

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

function inState(name: string, state: string): Promise<TokenRequestStatus> {
  return eventually(async () => {
    const found = await find(name);
    return found?.status?.state === state ? found.status : undefined;
  });
}

function gone(name: string): Promise<true> {
  return eventually(async () => ((await find(name)) === undefined ? true : undefined));
}

function callsFor(name: string) {
  return calls.filter(({ application }) => application === name);
}

describe('a TokenRequest that is answered (5)', () => {
  it('gets state, token, address, expiry and the name of its Application, and nothing else', async () => {
    const name = newName();
    await create(name);
    const status = await inState(name, 'OK');
    expect(Object.keys(status).sort()).toEqual(['application', 'expireAfter', 'state', 'token', 'url']);
    expect(status.application).toBe(name);
    expect(status.url).toContain(`token=${status.token}`);
  });

  it('expires in 300 seconds, said in RFC 3339 with seconds', async () => {
    const name = newName();
    const fromMs = Date.now();
    await create(name);
    const { expireAfter } = await inState(name, 'OK');
    expect(expireAfter).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const leftMs = Date.parse(expireAfter) - fromMs;
    expect(leftMs).toBeGreaterThan(298_000);
    expect(leftMs).toBeLessThanOrEqual(300_000 + (Date.now() - fromMs));
  });

  it('was asked of the connector by POST with its name', async () => {
    const name = newName();
    await create(name);
    await inState(name, 'OK');
    expect(callsFor(name)).toMatchObject([{ method: 'POST', url: '/v1/applications/tokens' }]);
  });

  it.each([
    [
      { tenant: 't', group: 'g' },
      { tenant: 't', group: 'g' },
    ],
    [{ tenant: 't' }, {}],
    [{ group: 'g' }, {}],
    [{ tenant: '', group: 'g' }, {}],
    [undefined, {}],
  ])('sends of the context %j only what is complete', async (context, sent) => {
    const name = newName();
    await create(name, context === undefined ? {} : { context });
    await inState(name, 'OK');
    const [call] = callsFor(name);
    expect({
      ...(call?.tenant && { tenant: call.tenant }),
      ...(call?.group && { group: call.group }),
    }).toEqual(sent);
  });

  it.each(['2999-01-01T00:00:00Z', secondsTimestamp(new Date(Date.now() + 60_000))])(
    'was sent with the dummy status of typed clients, expireAfter %s',
    async (expireAfter) => {
      const name = newName();
      await create(name, { status: { ...dummy, expireAfter } });
      const status = await inState(name, 'OK');
      expect(status.token).not.toBe('');
      expect(status.expireAfter).not.toBe(expireAfter);
    },
  );

  it('may be in any namespace, and its Application need not exist', async () => {
    const name = newName();
    const namespace = `${api.namespace}-other`;
    await api.kube.create(kinds.namespaces, {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: namespace },
    });
    try {
      await create(name, { metadata: { name, namespace } });
      await eventually(async () => {
        const found = await api.kube.get<TokenRequest>(kinds.tokenrequests, name, namespace);
        return found.status?.state === 'OK' ? true : undefined;
      });
    } finally {
      await api.kube.delete(kinds.namespaces, namespace);
    }
  });

  it('is asked once, however often somebody touches it', async () => {
    const name = newName();
    await create(name);
    const first = await inState(name, 'OK');
    const target = { name, namespace: api.namespace };
    for (const value of ['1', '2']) {
      await api.kube.patch(kinds.tokenrequests, target, 'merge', { metadata: { annotations: { value } } });
    }
    const other = newName();
    await create(other);
    await inState(other, 'OK');
    expect(callsFor(name)).toHaveLength(1);
    expect((await find(name))?.status).toEqual(first);
  });

  it('is asked again when its token is taken out', async () => {
    const name = newName();
    await create(name);
    const { token } = await inState(name, 'OK');
    await api.kube.patch(kinds.tokenrequests, { name, namespace: api.namespace }, 'merge', { status: dummy });
    const next = await inState(name, 'OK');
    expect(next.token).not.toBe(token);
  });

  it('can be made again under the same name', async () => {
    const name = newName();
    await create(name);
    const { token } = await inState(name, 'OK');
    await api.kube.delete(kinds.tokenrequests, name, api.namespace);
    await gone(name);
    await create(name);
    expect((await inState(name, 'OK')).token).not.toBe(token);
  });
});

describe('a TokenRequest that cannot be answered (5)', () => {
  it.each<[string, Scripted | 'break off', string]>([
    [
      'refuses',
      { status: 400, body: '{"code":400,"error":"Required header Tenant not specified."}' },
      'Tenant',
    ],
    ['fails', { status: 500, body: '{"code":500,"error":"Internal error."}' }, 'Internal error.'],
    ['fails without a word', { status: 503, body: '' }, '503'],
    ['answers no JSON', { status: 201, body: '<html>' }, 'without a token'],
    ['answers without a token', { status: 201, body: '{"url":"u"}' }, 'without a token'],
    ['answers an empty token', { status: 201, body: '{"token":"","url":"u"}' }, 'without a token'],
    ['answers another success', { status: 200, body: '{"token":"t","url":"u"}' }, '200'],
    ['breaks off', 'break off', 'does not answer'],
  ])('says Error with the reason where the connector %s, and recovers', async (_what, script, words) => {
    const name = newName();
    scripts.set(name, script);
    await create(name);
    const status = await inState(name, 'Error');
    expect(status).toMatchObject({ token: '', url: '', application: name });
    expect(status.error).toContain(words);
    expect(Date.parse(status.expireAfter)).toBeGreaterThan(Date.now());
    scripts.delete(name);
    const answered = await inState(name, 'OK');
    expect(answered).not.toHaveProperty('error');
  });

  it('says the latest reason', async () => {
    const name = newName();
    scripts.set(name, { status: 500, body: '{"error":"first"}' });
    await create(name);
    expect((await inState(name, 'Error')).error).toContain('first');
    scripts.set(name, { status: 500, body: '{"error":"second"}' });
    await eventually(async () => ((await find(name))?.status?.error?.includes('second') ? true : undefined));
  });

  it('expires counted from the first failure, and is deleted then', async () => {
    const name = newName();
    scripts.set(name, { status: 500, body: '{"error":"x"}' });
    const expireAfter = secondsTimestamp(new Date(Date.now() + 2_000));
    await create(name, { status: { ...dummy, state: 'Error', application: name, expireAfter } });
    await gone(name);
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(expireAfter));
  });
});

describe('a TokenRequest that has expired (5)', () => {
  it.each(['OK', 'Error', ''] as const)('is deleted in the state "%s"', async (state) => {
    const name = newName();
    const expireAfter = secondsTimestamp(new Date(Date.now() - 1_000));
    const token = state === 'OK' ? 't' : '';
    await create(name, { status: { ...dummy, state, token, url: token, expireAfter } });
    await gone(name);
    expect(callsFor(name)).toEqual([]);
  });

  it('stays until then', async () => {
    const name = newName();
    const expireAfter = secondsTimestamp(new Date(Date.now() + 2_000));
    await create(name, { status: { ...dummy, state: 'OK', token: 't', url: 'u', expireAfter } });
    await gone(name);
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(expireAfter));
  });

  it('is deleted when nobody was there at its time', async () => {
    const name = newName();
    await handler.stop();
    const expireAfter = secondsTimestamp(new Date(Date.now() - 1_000));
    await create(name, { status: { ...dummy, state: 'OK', token: 't', url: 'u', expireAfter } });
    const fresh = newName();
    await create(fresh);
    handler = build();
    await handler.start();
    await gone(name);
    await inState(fresh, 'OK');
  });
});
