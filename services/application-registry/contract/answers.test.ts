import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { base, servicesPath, startTestRegistry, type TestRegistry } from '#testing/start-registry.ts';

let registry: TestRegistry;
let app: string;

beforeAll(async () => {
  registry = await startTestRegistry();
});
afterAll(() => registry?.stop());
beforeEach(async () => {
  app = await registry.newApplication();
});

const targetUrl = 'https://orders.example.com';
const mask = '********';
const oauth = {
  url: 'https://auth.example.com/token',
  clientId: 'id',
  clientSecret: 'secret',
  requestParameters: { headers: { 'x-a': ['1', '2'] }, queryParameters: { q: ['3'] } },
  csrfInfo: { tokenEndpointURL: 'https://auth.example.com/csrf' },
};
const basic = { username: 'u', password: 'p' };
const documentation = {
  displayName: 'd',
  description: 'e',
  type: 'md',
  tags: ['t'],
  docs: [{ title: 'a', type: 'b', source: 'c' }],
};

const show = async (id: string) => (await registry.call('GET', servicesPath(app, id))).body;
const put = (id: string, part: object) => registry.call('PUT', servicesPath(app, id), { ...base, ...part });
const resourceOf = (id: string) => `${app.slice(0, 26)}-${id}`;
const parametersOf = (id: string) => `params-${resourceOf(id)}`.slice(0, 63);

describe('LIST (3.5)', () => {
  it('shows id, provider, name, description, identifier and labels, nothing of API and events', async () => {
    const labels = { tier: 'gold' };
    const id = await registry.register(app, {
      identifier: 'i',
      labels,
      api: { targetUrl },
      events: { spec: {} },
    });
    expect((await registry.call('GET', servicesPath(app))).body).toEqual([
      { id, ...base, identifier: 'i', labels: { tier: 'gold', 'connected-app': app } },
    ]);
  });

  it('leaves out an identifier that was not given', async () => {
    await registry.register(app, { api: { targetUrl } });
    expect((await registry.call('GET', servicesPath(app))).body[0]).not.toHaveProperty('identifier');
  });

  it.each(['shop - Orders API', ' Ünïcode 注文 ', '<b>&"\'\\', 'a/b?c=d', '\u2028'])(
    'returns the name %j exactly, for clients that look for it',
    async (name) => {
      await registry.register(app, { name, api: { targetUrl } });
      expect((await registry.call('GET', servicesPath(app))).body[0].name).toBe(name);
    },
  );

  it('escapes <, > and & in its text', async () => {
    await registry.register(app, { name: '<&>', api: { targetUrl } });
    expect((await registry.call('GET', servicesPath(app))).text).toContain('"name":"\\u003c\\u0026\\u003e"');
  });

  it('gives the description, not the short one', async () => {
    const id = await registry.register(app, { shortDescription: 'Short', api: { targetUrl } });
    expect((await registry.call('GET', servicesPath(app))).body[0].description).toBe(base.description);
    expect(JSON.stringify(await show(id))).not.toContain('Short');
  });

  it('shows a service that was written by hand without labels', async () => {
    await registry.api.kube.patch(kinds.applications, { name: app }, 'merge', {
      spec: {
        services: [
          {
            id: 'by-hand',
            name: 'n',
            displayName: 'N',
            providerDisplayName: 'P',
            description: 'D',
            entries: [],
          },
        ],
      },
    });
    expect((await registry.call('GET', servicesPath(app))).body).toEqual([
      { id: 'by-hand', provider: 'P', name: 'N', description: 'D', labels: { 'connected-app': app } },
    ]);
  });
});

describe('GET (3.5)', () => {
  it('shows everything that is no secret, at once after POST', async () => {
    const requestParameters = { headers: { 'x-t': ['a'] }, queryParameters: { q: ['2', '3'] } };
    const id = await registry.register(app, {
      identifier: 'orders-1',
      labels: { a: 'b' },
      api: {
        targetUrl,
        spec: { openapi: '3.0.0' },
        specificationUrl: 'https://orders.example.com/spec',
        apiType: 'odata',
        credentials: { oauth },
        requestParameters,
        specificationCredentials: { basic },
        specificationRequestParameters: { headers: { 'x-s': ['s'] } },
      },
      events: { spec: { asyncapi: '2.0.0' } },
      documentation,
    });
    expect(await show(id)).toEqual({
      ...base,
      identifier: 'orders-1',
      labels: { a: 'b', 'connected-app': app },
      api: {
        targetUrl,
        credentials: { oauth: { ...oauth, clientId: mask, clientSecret: mask } },
        spec: { openapi: '3.0.0' },
        specificationUrl: 'https://orders.example.com/spec',
        apiType: 'odata',
        requestParameters,
      },
      events: { spec: { asyncapi: '2.0.0' } },
      documentation,
    });
  });

  it.each([
    [undefined, false],
    [null, false],
    ['', false],
    ['auto', false],
    ['both', true],
    ['header', true],
    ['body', true],
  ])('shows a method at the token endpoint that was named: %j', async (authMethod, isShown) => {
    const id = await registry.register(app, {
      api: { targetUrl, credentials: { oauth: { ...oauth, authMethod } } },
    });
    expect((await show(id)).api.credentials).toEqual({
      oauth: { ...oauth, clientId: mask, clientSecret: mask, ...(isShown ? { authMethod } : {}) },
    });
  });

  it('shows no method that the gateway does not know', async () => {
    const id = await registry.register(app, { api: { targetUrl, credentials: { oauth } } });
    await registry.api.kube.patch(
      kinds.secrets,
      { name: resourceOf(id), namespace: registry.api.namespace },
      'merge',
      { stringData: { authMethod: 'carrier-pigeon' } },
    );
    expect((await show(id)).api.credentials.oauth).not.toHaveProperty('authMethod');
  });

  it('masks user name and password', async () => {
    const csrfInfo = { tokenEndpointURL: 'https://a.example/csrf' };
    const id = await registry.register(app, {
      api: { targetUrl, credentials: { basic: { ...basic, csrfInfo } } },
    });
    expect((await show(id)).api.credentials).toEqual({ basic: { username: mask, password: mask, csrfInfo } });
  });

  it('shows the generated certificate and its common name, never the key', async () => {
    const certificateGen = { commonName: 'orders', csrfInfo: { tokenEndpointURL: 'https://a.example/csrf' } };
    const id = await registry.register(app, { api: { targetUrl, credentials: { certificateGen } } });
    const shown = (await show(id)).api.credentials.certificateGen;
    expect(shown).toEqual({ ...certificateGen, certificate: expect.any(String) });
    const pem = Buffer.from(shown.certificate, 'base64').toString();
    expect(pem).toMatch(/^-----BEGIN CERTIFICATE-----/);
    expect(new X509Certificate(pem).subject).toBe('CN=orders');
    expect(JSON.stringify(await show(id))).not.toContain('PRIVATE');
  });

  it('returns deprecated headers and query parameters as requestParameters', async () => {
    const values = { headers: { a: ['1'] }, queryParameters: { b: ['2'] } };
    const id = await registry.register(app, { api: { targetUrl, ...values } });
    expect((await show(id)).api).toEqual({ targetUrl, requestParameters: values });
  });

  it('prefers requestParameters to the deprecated ones', async () => {
    const requestParameters = { headers: { current: ['1'] } };
    const id = await registry.register(app, {
      api: { targetUrl, requestParameters, headers: { old: ['2'] } },
    });
    expect((await show(id)).api.requestParameters).toEqual(requestParameters);
  });

  it.each([
    ['an API without credentials', { api: { targetUrl, credentials: {} } }, { api: { targetUrl } }],
    [
      'certificateGen without a name',
      { api: { targetUrl, credentials: { certificateGen: { commonName: '' } } } },
      { api: { targetUrl } },
    ],
    ['events alone', { events: { spec: { a: 1 } } }, { events: { spec: { a: 1 } } }],
    ['a null specification of events', { events: { spec: null } }, { events: { spec: null } }],
  ])('shows %s', async (_what, part, shown) => {
    const id = await registry.register(app, part);
    expect(await show(id)).toEqual({ ...base, labels: { 'connected-app': app }, ...shown });
  });

  it('forces the label connected-app', async () => {
    const id = await registry.register(app, { labels: { 'connected-app': 'forged' }, api: { targetUrl } });
    expect((await show(id)).labels).toEqual({ 'connected-app': app });
  });
});

describe('PUT (3.5)', () => {
  it('answers 200 with the base fields only', async () => {
    const id = await registry.register(app, { identifier: 'i', labels: { a: 'b' }, api: { targetUrl } });
    const answer = await put(id, {
      name: 'New',
      labels: { c: 'd' },
      api: { targetUrl },
      events: { spec: {} },
    });
    expect([answer.status, answer.body]).toEqual([
      200,
      { ...base, name: 'New', identifier: 'i', labels: { c: 'd', 'connected-app': app } },
    ]);
  });

  it.each(['other', '', undefined])('keeps the identifier when %j is sent', async (identifier) => {
    const id = await registry.register(app, { identifier: 'i', api: { targetUrl } });
    await put(id, { identifier, api: { targetUrl } });
    expect((await show(id)).identifier).toBe('i');
  });

  it('resets labels that are not sent', async () => {
    const id = await registry.register(app, { labels: { a: 'b' }, api: { targetUrl } });
    await put(id, { api: { targetUrl } });
    expect((await show(id)).labels).toEqual({ 'connected-app': app });
  });

  it('removes the API with its Service and both Secrets', async () => {
    const id = await registry.register(app, {
      api: { targetUrl, credentials: { basic }, requestParameters: { headers: { a: ['b'] } } },
    });
    expect(await registry.objectsOf(app)).toHaveLength(3);
    expect((await put(id, { events: { spec: { a: 1 } } })).status).toBe(200);
    expect(await registry.objectsOf(app)).toEqual([`specs-${id}`]);
    const { services = [] } = await registry.specOf(app);
    expect(services[0]?.entries.map((entry) => entry.type)).toEqual(['Events']);
  });

  it('adds an API to events', async () => {
    const id = await registry.register(app, { events: { spec: { a: 1 } } });
    await put(id, { api: { targetUrl }, events: { spec: { a: 1 } } });
    expect(await registry.objectsOf(app)).toEqual([resourceOf(id), `specs-${id}`]);
    const { services = [] } = await registry.specOf(app);
    expect(services[0]?.entries.map((entry) => entry.type)).toEqual(['API', 'Events']);
  });

  it('removes the events', async () => {
    const id = await registry.register(app, {
      api: { targetUrl, spec: { b: 1 } },
      events: { spec: { a: 1 } },
    });
    await put(id, { api: { targetUrl, spec: { b: 2 } } });
    expect(await show(id)).not.toHaveProperty('events');
    expect((await show(id)).api.spec).toEqual({ b: 2 });
  });

  it('keeps the specification when it brings none', async () => {
    const id = await registry.register(app, { api: { targetUrl, spec: { b: 1 } } });
    await put(id, { name: 'Renamed', api: { targetUrl } });
    expect((await show(id)).api.spec).toEqual({ b: 1 });
  });

  it('removes the credentials', async () => {
    const id = await registry.register(app, { api: { targetUrl, credentials: { basic } } });
    await put(id, { api: { targetUrl } });
    expect(await registry.secretTexts(resourceOf(id))).toBeUndefined();
    expect((await show(id)).api).toEqual({ targetUrl });
  });

  it.each([
    ['basic', { basic }, { basic: { username: 'u2', password: 'p2' } }, { username: 'u2', password: 'p2' }],
    [
      'OAuth',
      { oauth: { url: oauth.url, clientId: 'a', clientSecret: 'b' } },
      { oauth: { url: oauth.url, clientId: 'c', clientSecret: 'd' } },
      { clientId: 'c', clientSecret: 'd' },
    ],
    [
      'OAuth request parameters',
      { oauth: { url: oauth.url, clientId: 'a', clientSecret: 'b' } },
      {
        oauth: {
          url: oauth.url,
          clientId: 'a',
          clientSecret: 'b',
          requestParameters: { headers: { h: ['1'] } },
        },
      },
      { clientId: 'a', clientSecret: 'b', headers: '{"h":["1"]}' },
    ],
    [
      'the method at the token endpoint',
      { oauth: { url: oauth.url, clientId: 'a', clientSecret: 'b' } },
      { oauth: { url: oauth.url, clientId: mask, clientSecret: mask, authMethod: 'body' } },
      { clientId: 'a', clientSecret: 'b', authMethod: 'body' },
    ],
    [
      'a method at the token endpoint by none',
      { oauth: { url: oauth.url, clientId: 'a', clientSecret: 'b', authMethod: 'body' } },
      { oauth: { url: oauth.url, clientId: mask, clientSecret: mask } },
      { clientId: 'a', clientSecret: 'b' },
    ],
    [
      'one kind by another',
      { basic },
      { oauth: { url: oauth.url, clientId: 'c', clientSecret: 'd' } },
      { clientId: 'c', clientSecret: 'd' },
    ],
  ])('replaces credentials: %s', async (_what, before, after, texts) => {
    const id = await registry.register(app, { api: { targetUrl, credentials: before } });
    expect((await put(id, { api: { targetUrl, credentials: after } })).status).toBe(200);
    expect(await registry.secretTexts(resourceOf(id))).toEqual(texts);
  });

  it.each([
    [
      'the password',
      { basic: { username: 'new', password: mask } },
      { basic },
      { username: 'new', password: 'p' },
    ],
    [
      'the user name',
      { basic: { username: mask, password: 'new' } },
      { basic },
      { username: 'u', password: 'new' },
    ],
    ['both', { basic: { username: mask, password: mask } }, { basic }, { username: 'u', password: 'p' }],
    [
      'the client secret',
      { oauth: { url: 'https://other.example/token', clientId: 'new', clientSecret: mask } },
      { oauth: { url: oauth.url, clientId: 'a', clientSecret: 'b' } },
      { clientId: 'new', clientSecret: 'b' },
    ],
  ])('takes eight asterisks for "unchanged": %s', async (_what, sent, before, texts) => {
    const id = await registry.register(app, { api: { targetUrl, credentials: before } });
    expect((await put(id, { api: { targetUrl, credentials: sent } })).status).toBe(200);
    expect(await registry.secretTexts(resourceOf(id))).toEqual(texts);
  });

  it('refuses eight asterisks for what is not stored, and changes nothing', async () => {
    const id = await registry.register(app, { api: { targetUrl, credentials: { basic } } });
    const masked = { oauth: { url: oauth.url, clientId: 'i', clientSecret: mask } };
    const answer = await put(id, { api: { targetUrl, credentials: masked } });
    expect([answer.status, answer.body.error]).toEqual([400, expect.stringContaining('clientSecret')]);
    expect(await registry.secretTexts(resourceOf(id))).toEqual({ username: 'u', password: 'p' });
  });

  it('survives GET, modify, PUT with all secrets', async () => {
    const requestParameters = { headers: { authorization: ['secret'] } };
    const id = await registry.register(app, {
      api: {
        targetUrl,
        credentials: { oauth: { ...oauth, authMethod: 'header' } },
        requestParameters,
        spec: { a: 1 },
      },
    });
    const before = await registry.secretTexts(resourceOf(id));
    const shown = await show(id);
    expect((await registry.call('PUT', servicesPath(app, id), { ...shown, name: 'Edited' })).status).toBe(
      200,
    );
    expect(await registry.secretTexts(resourceOf(id))).toEqual(before);
    expect(await show(id)).toEqual({ ...shown, name: 'Edited' });
  });

  it('leaves certificate and key alone while the common name stays, and makes new ones otherwise', async () => {
    const credentials = (commonName: string) => ({
      api: { targetUrl, credentials: { certificateGen: { commonName } } },
    });
    const id = await registry.register(app, credentials('orders'));
    const first = await registry.secretTexts(resourceOf(id));
    await put(id, { ...credentials('orders'), name: 'Renamed' });
    expect(await registry.secretTexts(resourceOf(id))).toEqual(first);
    await put(id, credentials('other'));
    const second = await registry.secretTexts(resourceOf(id));
    expect(second?.commonName).toBe('other');
    expect([second?.crt === first?.crt, second?.key === first?.key]).toEqual([false, false]);
  });

  it('overwrites and removes request parameters', async () => {
    const id = await registry.register(app, {
      api: { targetUrl, requestParameters: { headers: { a: ['1'] } } },
    });
    await put(id, { api: { targetUrl, requestParameters: { queryParameters: { b: ['2'] } } } });
    expect(await registry.secretTexts(parametersOf(id))).toEqual({ queryParameters: '{"b":["2"]}' });
    await put(id, { api: { targetUrl } });
    expect(await registry.secretTexts(parametersOf(id))).toBeUndefined();
  });

  it('works on a service whose Secret was removed by hand', async () => {
    const id = await registry.register(app, { api: { targetUrl, credentials: { basic } } });
    await registry.api.kube.delete(kinds.secrets, resourceOf(id), registry.api.namespace);
    expect((await show(id)).api.credentials).toEqual({ basic: { username: mask, password: mask } });
    expect((await put(id, { api: { targetUrl, credentials: { basic } } })).status).toBe(200);
    expect(await registry.secretTexts(resourceOf(id))).toEqual({ username: 'u', password: 'p' });
  });
});

describe('DELETE (3.5)', () => {
  it('removes the entry and all objects, and is repeatable', async () => {
    const id = await registry.register(app, {
      api: {
        targetUrl,
        credentials: { basic },
        requestParameters: { headers: { a: ['b'] } },
        spec: { a: 1 },
      },
    });
    const stays = await registry.register(app, { api: { targetUrl } });
    for (const _time of [1, 2]) {
      const answer = await registry.call('DELETE', servicesPath(app, id));
      expect([answer.status, answer.text]).toEqual([204, '']);
    }
    expect(await registry.objectsOf(app)).toEqual([resourceOf(stays)]);
    expect((await registry.call('GET', servicesPath(app))).body).toHaveLength(1);
    expect((await registry.call('GET', servicesPath(app, id))).status).toBe(404);
    expect((await put(id, { api: { targetUrl } })).status).toBe(404);
  });

  it('never removes what belongs to another Application', async () => {
    const other = await registry.newApplication();
    const id = await registry.register(other, { api: { targetUrl, credentials: { basic } } });
    expect((await registry.call('DELETE', servicesPath(app, id))).status).toBe(204);
    expect(await registry.objectsOf(other)).toHaveLength(2);
  });
});

it('serves a client that counts on exact codes: register, check, replace, forget (9.2)', async () => {
  const body = { ...base, api: { targetUrl } };
  const { status, body: registered } = await registry.call('POST', servicesPath(app), body);
  const path = servicesPath(app, registered.id);
  const codes = [status];
  for (const method of ['GET', 'PUT', 'DELETE', 'PUT', 'GET']) {
    codes.push((await registry.call(method, path, method === 'PUT' ? body : undefined)).status);
  }
  expect(codes).toEqual([200, 200, 200, 204, 404, 404]);
});
