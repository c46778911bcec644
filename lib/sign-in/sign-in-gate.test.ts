import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { MooringError } from '#lib/errors.ts';
import { eventually } from '#testing/eventually.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { type StartedGate, startGate } from '#testing/start-gate.ts';

let api: TestApi;
let gate: StartedGate;
/** How far the console's clock is ahead. */
let aheadMs: number;
let token: string;
let people = 0;

const nowMs = () => Date.now() + aheadMs;

/** A ServiceAccount that may write ConfigMaps, and nothing else. */
async function newPerson(audiences: string[] = []): Promise<{ name: string; token: string }> {
  people += 1;
  const name = `person-${people}`;
  const { namespace } = api;
  await api.kube.create(kinds.serviceaccounts, {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name, namespace },
  });
  const rbac = `/apis/rbac.authorization.k8s.io/v1/namespaces/${namespace}`;
  await api.kube.raw('POST', `${rbac}/roles`, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name },
    rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['create'] }],
  });
  await api.kube.raw('POST', `${rbac}/rolebindings`, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
    subjects: [{ kind: 'ServiceAccount', name, namespace }],
  });
  return { name, token: await tokenOf(name, audiences) };
}

async function tokenOf(name: string, audiences: string[]): Promise<string> {
  const { status } = await api.kube.raw<{ status: { token: string } }>(
    'POST',
    `/api/v1/namespaces/${api.namespace}/serviceaccounts/${name}/token`,
    {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { audiences, expirationSeconds: 14_400 },
    },
  );
  return status.token;
}

async function storedSessions(): Promise<KubeObject[]> {
  const { items } = await api.kube.list<KubeObject>(kinds.secrets, {
    namespace: api.namespace,
    labelSelector: 'sessions.mooring.dev/session',
  });
  return items;
}

const fullName = (name: string) => `system:serviceaccount:${api.namespace}:${name}`;

async function personAt(one: StartedGate, cookie: string): Promise<string | undefined> {
  const { status, text } = await one.ask('/who', { headers: { cookie } });
  return status === 200 ? (JSON.parse(text) as { person?: string }).person : undefined;
}

beforeAll(async () => {
  api = await startTestApi();
  token = (await newPerson()).token;
});
afterAll(() => api.stop());
beforeEach(async () => {
  aheadMs = 0;
  gate = await startGate({ api, nowMs });
});
afterEach(() => gate.stop());

describe('a sign-in', () => {
  it('leads back to the page, with a cookie that tells nothing', async () => {
    const { status, headers, text } = await gate.ask('/sign-in/token', {
      form: { token, to: '/applications?text=a' },
    });
    expect([status, headers.location, text]).toEqual([303, '/applications?text=a', '']);
    const [cookie = ''] = headers['set-cookie'] ?? [];
    expect(cookie).toMatch(
      /^__Host-mooring-session=[\w-]{43}\.[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=\d+$/,
    );
  });

  it.each(['//evil.example/', 'https://evil.example/', '/\\evil.example', '/.//evil.example'])(
    'does not lead to %s',
    async (to) => {
      const { headers } = await gate.ask('/sign-in/token', { form: { token, to } });
      expect(headers.location).toBe('/');
      const page = await gate.ask(`/sign-in?to=${encodeURIComponent(to)}`);
      expect(page.text).toContain('name="to" value="/"');
    },
  );

  it('is refused for what is no token, and for one of another audience', async () => {
    const { token: foreign } = await newPerson(['https://another.example']);
    for (const given of ['', 'x', 'a.b.c', 'Ä', foreign]) {
      const { status, headers, text } = await gate.ask('/sign-in/token', { form: { token: given } });
      expect([given, status, headers['set-cookie']]).toEqual([given, 401, undefined]);
      expect(text).toContain('does not accept this token');
    }
  });

  it('begins a session of its own, and ends the one that the browser had', async () => {
    const earlier = await gate.signIn(token);
    const { headers } = await gate.ask('/sign-in/token', { form: { token }, headers: { cookie: earlier } });
    const later = (headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
    expect(later).not.toBe(earlier);
    expect(await personAt(gate, earlier)).toBeUndefined();
    expect(await personAt(gate, later)).toBe(fullName('person-1'));
  });

  it.each<Record<string, string>>([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ])('and a sign-out are refused from another site: %j', async (headers) => {
    const cookie = await gate.signIn(token);
    expect((await gate.ask('/sign-in/token', { form: { token }, headers })).status).toBe(403);
    expect((await gate.ask('/sign-out', { form: {}, headers: { ...headers, cookie } })).status).toBe(403);
    expect(await personAt(gate, cookie)).toBe(fullName('person-1'));
  });

  it('is offered by a page in the language of the reader, which runs nothing', async () => {
    const { text, headers } = await gate.ask('/sign-in', { headers: { 'accept-language': 'de' } });
    expect(text).toContain('<h1>Anmelden</h1>');
    expect(text).not.toContain('<script');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });
});

describe('who has not signed in', () => {
  it('is led to the sign-in from a page, and refused data', async () => {
    const page = await gate.ask('/applications?text=a');
    expect([page.status, page.headers.location]).toEqual([303, '/sign-in?to=%2Fapplications%3Ftext%3Da']);
    for (const [method, path] of [
      ['GET', '/api/health'],
      ['POST', '/api/views'],
      ['POST', '/applications'],
      ['GET', '/_next/static/x.js'],
    ] as const) {
      const { status, text } = await gate.ask(path, {
        method,
        headers: { 'content-type': 'application/json' },
      });
      expect([path, status]).toEqual([path, 401]);
      expect(text).toContain('UNAUTHENTICATED');
    }
    expect((await gate.ask('/icon.svg')).status).toBe(200);
  });

  it('is not let in by a forged session', async () => {
    const cookie = await gate.signIn(token);
    const [name = '', value = ''] = cookie.split('=');
    const [id = '', mac = ''] = value.split('.');
    const other = await gate.signIn(token);
    for (const forged of [
      `${name}=`,
      `${name}=${id}`,
      `${name}=${'A'.repeat(43)}.${mac}`,
      `${name}=${id}.${'A'.repeat(43)}`,
      `${name}=${other.split('=')[1]?.split('.')[0]}.${mac}`,
      `${cookie}; ${other}`,
      cookie.replace('__Host-', ''),
    ]) {
      expect([forged, await personAt(gate, forged)]).toEqual([forged, undefined]);
    }
    expect(await personAt(gate, cookie)).toBeDefined();
  });
});

describe('a session', () => {
  it('acts as the person, whatever the browser says of itself', async () => {
    const cookie = await gate.signIn(token);
    const { text } = await gate.ask('/write?by-person', {
      headers: {
        cookie,
        authorization: 'Bearer other',
        'impersonate-user': 'admin',
        'impersonate-group': 'system:masters',
        'x-remote-user': 'admin',
      },
    });
    const { person, written, headers } = JSON.parse(text) as Record<string, unknown>;
    expect([person, written]).toEqual([fullName('person-1'), 'written']);
    expect(
      Object.keys(headers as object).filter((name) => /impersonate|authorization|remote/.test(name)),
    ).toEqual([]);
    const none = await newPerson();
    await api.kube.raw(
      'DELETE',
      `/apis/rbac.authorization.k8s.io/v1/namespaces/${api.namespace}/rolebindings/${none.name}`,
    );
    const refused = await gate.ask('/write?by-nobody', {
      headers: { cookie: await gate.signIn(none.token), 'impersonate-user': 'admin' },
    });
    expect(refused.text).toContain('forbidden');
  });

  it('is asked for the right to what the console would do for it', async () => {
    const headers = { cookie: await gate.signIn(token), 'content-type': 'application/json' };
    const refused = await gate.ask('/api/applications/shop/services', { method: 'POST', headers });
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('You may not update applications shop.');
    for (const path of [
      '/api/unknown',
      '/%61pi/health',
      '/x/../api/health',
      '/API/health',
      '/api/a/../health',
    ]) {
      expect([path, (await gate.ask(path, { headers })).status]).toEqual([path, 404]);
    }
    expect((await gate.ask('/api/health', { headers })).status).toBe(200);
  });

  it('counts under the names of the console only', async () => {
    const cookie = await gate.signIn(token);
    const as = (host: string) => gate.ask('/who', { headers: { cookie, host } });
    expect((await as('evil.example')).status).toBe(403);
    expect((await as('console.example.com')).status).toBe(200);
  });

  it('lies in a Secret that tells nothing of it', async () => {
    const person = await newPerson();
    const cookie = await gate.signIn(person.token);
    const text = JSON.stringify(await storedSessions());
    const decoded = text.replace(/"session":"([^"]+)"/g, (_all, data: string) =>
      Buffer.from(data, 'base64').toString(),
    );
    for (const secret of [person.token, person.name, cookie.split(/[=.]/)[1] ?? '']) {
      expect(decoded).not.toContain(secret);
    }
  });

  it('ends when nobody has used it for a while, and in any case after its time', async () => {
    const cookie = await gate.signIn(token);
    aheadMs = 59 * 60_000;
    const before = JSON.stringify(await storedSessions());
    expect(await personAt(gate, cookie)).toBeDefined();
    await eventually(async () => JSON.stringify(await storedSessions()) !== before || undefined);
    aheadMs = 118 * 60_000;
    expect(await personAt(gate, cookie)).toBeDefined();
    aheadMs = 121 * 60_000;
    expect(await personAt(gate, cookie)).toBeUndefined();

    const idle = await gate.signIn((await newPerson()).token);
    aheadMs += 61 * 60_000;
    const page = await gate.ask('/applications', { headers: { cookie: idle } });
    expect(page.headers.location).toContain('notice=ended');
    expect(page.headers['set-cookie']?.[0]).toContain('Max-Age=0');
  });

  it('ends with its token', async () => {
    const person = await newPerson();
    const cookie = await gate.signIn(person.token);
    expect(await personAt(gate, cookie)).toBe(fullName(person.name));
    await api.kube.delete(kinds.serviceaccounts, person.name, api.namespace);
    aheadMs = 31_000;
    expect(await personAt(gate, cookie)).toBeUndefined();
  });

  it('is known to each replica, after a restart too, and ends on all of them at once', async () => {
    const cookie = await gate.signIn(token);
    const other = await startGate({ api, nowMs });
    expect(await personAt(other, cookie)).toBe(fullName('person-1'));
    const stream = await other.openStream(cookie);
    const out = await gate.ask('/sign-out', { form: {}, headers: { cookie } });
    expect([out.status, out.headers.location]).toEqual([303, '/sign-in?notice=signedOut']);
    await stream.ended;
    aheadMs = 500;
    expect(await personAt(other, cookie)).toBeUndefined();
    expect(await personAt(gate, cookie)).toBeUndefined();
    await other.stop();
  });

  it('counts for nobody while the API server says nothing', async () => {
    const cookie = await gate.signIn(token);
    const silent = () => Promise.reject(new MooringError('UNAVAILABLE', 'silent'));
    const deaf = await startGate({ api, nowMs, kube: { ...api.kube, find: silent } });
    expect((await deaf.ask('/who', { headers: { cookie } })).status).toBe(503);
    await deaf.stop();
  });

  it('is cut off where its page is open when nobody says any more that it lasts', async () => {
    const cookie = await gate.signIn(token);
    let isSilent = false;
    const find: typeof api.kube.find = (...asked) =>
      isSilent ? Promise.reject(new MooringError('UNAVAILABLE', 'silent')) : api.kube.find(...asked);
    const deaf = await startGate({ api, nowMs, kube: { ...api.kube, find }, everyMs: 50 });
    const stream = await deaf.openStream(cookie);
    isSilent = true;
    aheadMs = 1_000;
    await stream.ended;
    await deaf.stop();
  });
});
