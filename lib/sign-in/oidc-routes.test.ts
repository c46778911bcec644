import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Issuer } from '#lib/config/issuer.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { type Said, type StartedGate, startGate } from '#testing/start-gate.ts';
import { type StartedIssuer, startIssuer } from '#testing/start-issuer.ts';

const consoleUrl = 'http://console.example.com';
const redirectUri = `${consoleUrl}/sign-in/callback/corp`;
/** An ID token's time, which the tests do not wait for. */
const idTokenSeconds = 600;

let api: TestApi;
let provider: StartedIssuer;
let issuer: Issuer;
let gate: StartedGate;
let aheadMs: number;
const nowMs = () => Date.now() + aheadMs;

beforeAll(async () => {
  api = await startTestApi();
  provider = await startIssuer({ redirectUris: [redirectUri], idTokenSeconds });
  issuer = {
    id: 'corp',
    title: 'Corp',
    url: provider.url,
    clientId: provider.clientId,
    clientSecret: provider.clientSecret,
    scopes: 'openid email groups offline_access',
    parameters: {},
    rules: {
      nameClaim: 'email',
      namePrefix: 'corp:',
      groupsClaim: 'groups',
      groupsPrefix: 'corp:',
      allowedSystemGroups: [],
    },
    identity: 'impersonate',
  };
});
afterAll(async () => {
  await provider.stop();
  await api.stop();
});
beforeEach(async () => {
  aheadMs = 0;
  provider.setClaims('ann', { email: 'ann@example.com', groups: ['writers'] });
  gate = await startGate({ api, nowMs, issuers: [issuer], consoleUrl });
});
afterEach(() => gate.stop());

function cookiesOf({ headers }: Said): string {
  return (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ');
}

/** Follows a browser from the console to the issuer. @returns the path by which it comes back, and its cookies. */
async function begin(to = '/applications'): Promise<{ back: string; cookie: string; authorization: URL }> {
  const said = await gate.ask(`/sign-in/with/corp?${new URLSearchParams({ to })}`);
  expect(said.status).toBe(303);
  const authorization = new URL(said.headers.location ?? '');
  const jar = new Map<string, string>();
  let next = authorization;
  while (next.origin === provider.url) {
    const answer = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...jar].map((pair) => pair.join('=')).join('; ') },
    });
    await answer.body?.cancel();
    for (const cookie of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      jar.set(name, value);
    }
    next = new URL(answer.headers.get('location') ?? '', next);
  }
  return { back: `${next.pathname}${next.search}`, cookie: cookiesOf(said), authorization };
}

async function signIn(to?: string): Promise<Said> {
  const { back, cookie } = await begin(to);
  return gate.ask(back, { headers: { cookie, 'sec-fetch-site': 'cross-site' } });
}

async function whoIs(cookie: string): Promise<string | undefined> {
  const { status, text } = await gate.ask('/who', { headers: { cookie } });
  return status === 200 ? (JSON.parse(text) as { person?: string }).person : undefined;
}

it('leads to the issuer with a challenge, and back to the page', async () => {
  const { authorization } = await begin();
  expect(Object.fromEntries(authorization.searchParams)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    redirect_uri: redirectUri,
  });
  const said = await signIn('/applications?text=a');
  expect([said.status, said.headers.location]).toEqual([303, '/applications?text=a']);
  expect(await whoIs(cookiesOf(said).split('; ')[0] ?? '')).toBe('corp:ann@example.com');
});

it('does not lead elsewhere afterwards', async () => {
  expect((await signIn('//evil.example/')).headers.location).toBe('/');
});

it('acts as the person, whose groups the issuer has named', async () => {
  const rbac = `/apis/rbac.authorization.k8s.io/v1/namespaces/${api.namespace}`;
  await api.kube.raw('POST', `${rbac}/roles`, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'writers' },
    rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['create'] }],
  });
  await api.kube.raw('POST', `${rbac}/rolebindings`, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata: { name: 'writers' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'writers' },
    subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'corp:writers' }],
  });
  const write = async (name: string) =>
    (await gate.ask(`/write?${name}`, { headers: { cookie: cookiesOf(await signIn()) } })).text;
  expect(await write('by-writer')).toContain('"written":"written"');
  provider.setClaims('ben', { email: 'ben@example.com', groups: ['system:masters', ''] });
  const refused = await write('by-reader');
  expect(refused).toContain('corp:ben@example.com');
  expect(refused).toContain('forbidden');
});

describe('nobody is let in', () => {
  it('by another browser’s answer, a second time, or with a changed state', async () => {
    const { back, cookie } = await begin();
    const other = await begin();
    const changed = back.replace(/state=[^&]+/, 'state=other');
    for (const [path, jar] of [
      [back, ''],
      [back, other.cookie],
      [back, cookie.replace(/=./, '=x')],
      [changed, cookie],
      ['/sign-in/callback/corp', cookie],
      ['/sign-in/callback/corp?error=access_denied', cookie],
    ] as const) {
      const said = await gate.ask(path, { headers: { cookie: jar } });
      expect([path, said.status, cookiesOf(said)]).toEqual([path, 401, '']);
    }
    expect((await gate.ask(back, { headers: { cookie } })).status).toBe(303);
    expect((await gate.ask(back, { headers: { cookie } })).status).toBe(401);
  });

  it.each([
    {},
    { email: 'system:admin\n' },
    { email: 'ann@example.com', email_verified: false },
    { email: 'a', groups: [7] },
  ])('whom the issuer names %j', async (claims) => {
    provider.setClaims('ann', claims);
    const said = await signIn();
    expect([said.status, cookiesOf(said)]).toEqual([401, '']);
  });

  it('by a token, where only issuers are asked', async () => {
    expect((await gate.ask('/sign-in/token', { form: { token: 'x' } })).status).not.toBe(303);
    expect((await gate.ask('/sign-in')).text).not.toContain('<form');
  });
});

describe('a session', () => {
  it('is renewed in silence, with the groups of now', async () => {
    const cookie = cookiesOf(await signIn());
    provider.setClaims('ann', { email: 'ann@example.com', groups: ['readers'] });
    aheadMs = (idTokenSeconds - 30) * 1_000;
    const asked = await Promise.all([1, 2, 3].map(() => whoIs(cookie)));
    expect(asked).toEqual(Array(3).fill('corp:ann@example.com'));
    const { text } = await gate.ask('/who', { headers: { cookie } });
    expect(JSON.parse(text)).toMatchObject({ groups: ['corp:readers'] });
  });

  it('ends where the issuer names another person', async () => {
    const cookie = cookiesOf(await signIn());
    provider.setClaims('ann', { email: 'eve@example.com', groups: [] });
    aheadMs = (idTokenSeconds - 30) * 1_000;
    expect(await whoIs(cookie)).toBeUndefined();
  });

  it('ends where the issuer says no more', async () => {
    const cookie = cookiesOf(await signIn());
    provider.revokeAll();
    aheadMs = (idTokenSeconds - 30) * 1_000;
    expect(await whoIs(cookie)).toBeUndefined();
    aheadMs = 0;
    expect(await whoIs(cookie)).toBeUndefined();
  });
});
