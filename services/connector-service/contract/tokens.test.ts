import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { callUrl } from '#testing/call-url.ts';
import { eventually } from '#testing/eventually.ts';
import { csrFor } from '#testing/signing-requests.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { type RunningConnector, startConnector } from '#testing/start-connector.ts';

const invalidToken = { code: 403, error: 'Invalid token.' };
const minuteMs = 60_000;
let api: TestApi;
let connector: RunningConnector;

beforeAll(async () => {
  api = await startTestApi();
  connector = await startConnector(api);
});
afterAll(async () => {
  await connector?.stop();
  await api?.stop();
});

async function later<T>(ms: number, act: () => Promise<T>): Promise<T> {
  connector.clock.offsetMs += ms;
  try {
    return await act();
  } finally {
    connector.clock.offsetMs -= ms;
  }
}

function tokens(headers: Record<string, string>, body?: string) {
  return callUrl(`${connector.internal}/v1/applications/tokens`, { method: 'POST', headers, body });
}

const at = {
  info: '/v1/applications/signingRequests/info',
  certificates: '/v1/applications/certificates',
};

async function use(endpoint: keyof typeof at, token: string) {
  const url = `${connector.external}${at[endpoint]}?token=${token}`;
  return endpoint === 'info' ? callUrl(url) : connector.sign(url, await csrFor());
}

describe('creating one (2.3, 2.4)', () => {
  it('answers 201 with the token of 64 bytes and the address, where it is not percent-encoded', async () => {
    const { status, body } = await tokens({ application: 'shop' });
    expect(status).toBe(201);
    expect(Object.keys(body)).toEqual(['url', 'token']);
    expect(body.token).toMatch(/^[\w-]{86}==$/);
    expect(Buffer.from(body.token, 'base64url')).toHaveLength(64);
    expect(body.url).toBe(`${connector.external}${at.info}?token=${body.token}`);
  });

  it('answers JSON with a line break and the content type of the reference', async () => {
    const { headers, text } = await tokens({ application: 'shop' });
    expect(headers['content-type']).toBe('application/json;charset=UTF-8');
    expect(text.endsWith('}\n')).toBe(true);
  });

  it.each(['', 'not JSON', '{"application":"other"}'])('ignores the body %j', async (body) => {
    const { token } = (await tokens({ application: 'shop' }, body)).body;
    expect((await use('info', token)).body.certificate.subject).toContain('CN=shop');
  });

  it.each<Record<string, string>>([{}, { application: '' }])(
    'answers 400 to the headers %j',
    async (headers) => {
      const { status, body } = await tokens(headers);
      expect([status, body.code]).toEqual([400, 400]);
      expect(body.error).toContain('Application');
    },
  );

  it.each(['a,b', 'a=b', 'a"b', 'a/b', 'a b', 'ö', 'x'.repeat(254)])(
    'answers 400 to the Application "%s", which no subject or path can hold',
    async (application) => {
      const { status, body } = await tokens({ application: Buffer.from(application).toString('latin1') });
      expect([status, body.code]).toEqual([400, 400]);
    },
  );

  it.each(['nobody', 'Upper-Case', 'with.dots', '0'])(
    'issues one for "%s", whose Application does not exist',
    async (application) => {
      const { token } = (await tokens({ application })).body;
      expect((await use('info', token)).body.certificate.subject).toContain(`CN=${application}`);
    },
  );

  it('ignores tenant and group in standalone mode', async () => {
    const { token } = (await tokens({ application: 'shop', tenant: 't', group: 'g' })).body;
    const { certificate } = (await use('info', token)).body;
    expect(certificate.subject).toBe('O=Organization,OU=OrgUnit,L=Waldorf,ST=Waldorf,C=DE,CN=shop');
  });

  it('keeps any number of them open for one application', async () => {
    const issued = await Promise.all([1, 2, 3].map(() => connector.newToken('shop')));
    const answers = await Promise.all(issued.map(({ token }) => use('info', token)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('keeps only their hashes', async () => {
    const { token } = await connector.newToken('shop');
    const { items } = await api.kube.list(kinds.secrets, { namespace: api.namespace });
    const stored = JSON.stringify(items);
    expect(stored).not.toContain(token.slice(0, 20));
    expect(stored).not.toContain(Buffer.from(token).toString('base64').slice(0, 20));
  });
});

describe.each(['info', 'certificates'] as const)('using one at %s (2.4)', (endpoint) => {
  it.each(['', '?token=', '?other=1'])('answers 403 "not provided" to "%s"', async (query) => {
    const options = endpoint === 'info' ? {} : { body: '{}' };
    const { status, body } = await callUrl(connector.external + at[endpoint] + query, options);
    expect([status, body.code]).toEqual([403, 403]);
    expect(body.error).toContain('not provided');
  });

  it.each(['wrong', `${'A'.repeat(86)}==`, 'A'.repeat(9_000), '%00', '..%2f..', '%F0%9F%98%80'])(
    'answers 403 "Invalid token." to "%.20s"',
    async (token) => {
      expect((await use(endpoint, token)).body).toEqual(invalidToken);
    },
  );

  it.each([['=='], ['%3D%3D'], ['%3d%3d']])('takes it with %s at its end, once', async (ending) => {
    const { token } = await connector.newToken('shop');
    const spelled = token.replace('==', ending);
    expect((await use(endpoint, spelled)).status).toBe(endpoint === 'info' ? 200 : 201);
    expect((await use(endpoint, spelled)).body).toEqual(invalidToken);
  });

  it('lets one of two parallel uses win', async () => {
    const { token } = await connector.newToken('shop');
    const answers = await Promise.all(Array.from({ length: 6 }, () => use(endpoint, token)));
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 403)).toHaveLength(5);
  });

  it('refuses it after five minutes', async () => {
    const { token } = await connector.newToken('shop');
    expect((await later(5 * minuteMs, () => use(endpoint, token))).body).toEqual(invalidToken);
    expect((await later(5 * minuteMs - 5_000, () => use(endpoint, token))).status).toBeLessThan(300);
  });
});

describe('the life of one (2.4)', () => {
  it('works at signing without the info, as it did in the reference', async () => {
    const { token } = await connector.newToken('shop');
    expect((await use('certificates', token)).status).toBe(201);
  });

  it('works at the info again when it came from the info', async () => {
    const { csrUrl } = await connector.newInfo('shop');
    const { csrUrl: next } = (await use('info', csrUrl.split('token=')[1])).body;
    expect(next).not.toBe(csrUrl);
    expect((await use('certificates', next.split('token=')[1])).status).toBe(201);
  });

  it('begins its five minutes anew when the info exchanges it', async () => {
    const { token } = await connector.newToken('shop');
    const info = (await later(4 * minuteMs, () => use('info', token))).body;
    const signed = await later(8 * minuteMs, async () => connector.sign(info.csrUrl, await csrFor()));
    expect(signed.status).toBe(201);
  });

  it.each([
    ['a wrong method', (url: string) => callUrl(url, { method: 'PUT' }), 405],
    ['a broken body', (url: string) => callUrl(url, { body: '{' }), 400],
    ['a request that cannot be signed', (url: string) => connector.sign(url, 'x'), 400],
  ])('survives %s', async (_what, refused, status) => {
    const { csrUrl } = await connector.newInfo('shop');
    expect((await refused(csrUrl)).status).toBe(status);
    expect((await connector.sign(csrUrl, await csrFor())).status).toBe(201);
  });

  it('survives a missing CA', async () => {
    const without = await startConnector(api, { caSecretName: 'gone-ca' });
    try {
      const { csrUrl } = await without.newInfo('shop');
      await api.kube.delete(kinds.secrets, 'gone-ca', api.namespace);
      const refused = await without.sign(csrUrl, await csrFor());
      expect([refused.status, refused.body.code]).toEqual([404, 404]);
      expect(refused.body.error).toContain('gone-ca');
      const elsewhere = csrUrl.replace(without.external, connector.external);
      expect((await connector.sign(elsewhere, await csrFor())).status).toBe(201);
    } finally {
      await without.stop();
    }
  });

  it('outlives a restart, and every replica knows it', async () => {
    const { token } = await connector.newToken('shop');
    const other = await startConnector(api);
    try {
      const answer = await callUrl(`${other.external}${at.info}?token=${token}`);
      expect(answer.status).toBe(200);
      expect((await use('info', token)).body).toEqual(invalidToken);
    } finally {
      await other.stop();
    }
  });

  it('leaves nothing behind: used, or swept when it has expired', async () => {
    const sweeper = await startConnector(api, { tokenTtlMs: 1, sweepIntervalMs: 20 });
    try {
      await sweeper.newToken('swept');
      await eventually(async () => {
        const labelSelector = 'connectivity.mooring.dev/token,application=swept';
        const { items } = await api.kube.list(kinds.secrets, { namespace: api.namespace, labelSelector });
        return items.length === 0 ? true : undefined;
      });
    } finally {
      await sweeper.stop();
    }
  });
});
