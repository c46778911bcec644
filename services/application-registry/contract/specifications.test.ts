import { randomBytes } from 'node:crypto';
import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  base,
  buildRegistry,
  callRegistry,
  type SpecificationHost,
  servicesPath,
  startSpecificationHost,
  startTestRegistry,
  type TestRegistry,
} from '#testing/start-registry.ts';

let registry: TestRegistry;
let host: SpecificationHost;
let elsewhere: SpecificationHost;
let app: string;

const targetUrl = 'https://orders.example.com';

const umlauts = '{"openapi":"3.0.0","info":{"title":"Größe"}}';
const packed: Record<string, (bytes: Buffer) => Buffer> = {
  '': (bytes) => bytes,
  gzip: (bytes) => gzipSync(bytes),
  deflate: (bytes) => deflateSync(bytes),
  br: (bytes) => brotliCompressSync(bytes),
  zstd: (bytes) => zstdCompressSync(bytes),
};

beforeAll(async () => {
  elsewhere = await startSpecificationHost({ '/token': '{"access_token":"abc"}', '/spec': umlauts });
  host = await startSpecificationHost({
    '/spec': '{ "openapi": "3.0.0", "responses": {"404": 1, "200": 2} }',
    '/swagger': '{"swagger":"2.0","basePath":"/v1","host":"a","paths":{"/b":{}}}',
    '/yaml': 'openapi: 3.0.0\ninfo: {}\n',
    '/garbage': '{"openapi"',
    '/odata/$metadata': '<edmx:Edmx Version="4.0"/>',
    '/token': '{"access_token":"abc"}',
    '/no-token': '{}',
    '/moved': { location: '/spec' },
    '/loop': { location: '/loop' },
    '/to-metadata': { location: 'http://169.254.169.254/latest/meta-data/' },
    '/to-file': { location: 'file:///etc/passwd' },
    '/away': { location: `${elsewhere.url}/spec` },
    ...Object.fromEntries(
      [301, 302, 303, 307, 308].map((status) => [
        `/away-${status}`,
        { location: `${elsewhere.url}/token`, status },
      ]),
    ),
    '/moved-token': { location: '/token', status: 307 },
    ...Object.fromEntries(
      Object.entries(packed).map(([coding, pack]) => [
        `/${coding}`,
        { bytes: pack(Buffer.from(umlauts)), headers: { 'content-encoding': coding } },
      ]),
    ),
    '/packed-token': {
      bytes: gzipSync('{"access_token":"abc"}'),
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    },
    '/utf-16': { bytes: Buffer.from(`\ufeff${umlauts}`, 'utf16le'), headers: {} },
    '/latin-1': {
      bytes: Buffer.from(umlauts, 'latin1'),
      headers: { 'content-type': 'application/json; charset=ISO-8859-1' },
    },
    '/latin-1-xml': {
      bytes: Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><edmx:Edmx>Größe</edmx:Edmx>', 'latin1'),
      headers: { 'content-type': 'application/xml' },
    },
    '/bomb': { bytes: gzipSync(Buffer.alloc(17_000_000)), headers: { 'content-encoding': 'gzip' } },
    '/unknown': { bytes: Buffer.from('x'), headers: { 'content-encoding': 'compress' } },
  });
  registry = await startTestRegistry();
});
afterAll(async () => {
  await registry?.stop();
  host?.stop();
  elsewhere?.stop();
});
beforeEach(async () => {
  app = await registry.newApplication();
  host.requests.length = 0;
  elsewhere.requests.length = 0;
});

const post = (api: object) =>
  registry.call('POST', servicesPath(app), { ...base, api: { targetUrl, ...api } });
const show = async (id: string) => registry.call('GET', servicesPath(app, id));
const registeredApi = async (api: object) => {
  const { id } = (await post(api)).body;
  return { id, text: (await show(id)).text, api: (await show(id)).body.api };
};

describe('where a specification comes from (3.8)', () => {
  it('prefers the inline one and does not call the URL', async () => {
    const { api } = await registeredApi({ spec: { a: 1 }, specificationUrl: `${host.url}/spec` });
    expect(api).toEqual({ targetUrl, spec: { a: 1 }, specificationUrl: `${host.url}/spec` });
    expect(host.requests).toEqual([]);
  });

  it.each([
    ['missing', {}],
    ['null', { spec: null }],
  ])('is fetched when the inline one is %s', async (_what, part) => {
    const { text } = await registeredApi({ ...part, specificationUrl: `${host.url}/spec` });
    expect(text).toContain('"spec":{"openapi":"3.0.0","responses":{"404":1,"200":2}}');
    expect(host.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /spec']);
  });

  it.each([
    ['odata', ''],
    ['OData', '/'],
    ['ODATA', ''],
  ])('is $metadata of the target for %s', async (apiType, slash) => {
    const { api } = await registeredApi({ targetUrl: `${host.url}/odata${slash}`, apiType });
    expect(api).toEqual({
      targetUrl: `${host.url}/odata${slash}`,
      spec: '<edmx:Edmx Version="4.0"/>',
      apiType,
    });
  });

  it('is that of the URL for OData that has one', async () => {
    const specificationUrl = `${host.url}/odata/$metadata`;
    const { api } = await registeredApi({ apiType: 'odata', specificationUrl });
    expect(api.spec).toBe('<edmx:Edmx Version="4.0"/>');
  });

  it.each([
    ['without a type', {}],
    ['with another type', { apiType: 'rest' }],
  ])('is nothing %s', async (_what, part) => {
    const { api } = await registeredApi(part);
    expect(api).not.toHaveProperty('spec');
    expect(await registry.objectsOf(app)).toHaveLength(1);
  });

  it('is null when null was sent and there is no other', async () => {
    const { text } = await registeredApi({ spec: null });
    expect(text).toContain('"spec":null');
  });
});

describe('what is stored (3.8, 10.3)', () => {
  it.each([
    ['integer-like keys in their order', '{"responses":{"404":{},"200":{},"1":{}}}'],
    ['numbers of any size', '{"a":12345678901234567890.10,"b":1e400,"c":-0.0}'],
    ['escapes as they are written', '{"a":"\\u00e9\\/\\u003c","b":"é"}'],
    ['several keys of the same name', '{"a":1,"a":2}'],
    ['keys that objects of JavaScript have', '{"__proto__":{"a":1},"constructor":{},"toString":1}'],
    ['blanks in texts', '{"a b":" c  d "}'],
  ])('keeps %s', async (_what, spec) => {
    const body = `{"provider":"p","name":"n","description":"d","api":{"targetUrl":"${targetUrl}","spec":${spec}},"events":{"spec":${spec}}}`;
    const { id } = (await registry.call('POST', servicesPath(app), body)).body;
    const { text } = await show(id);
    expect(text).toContain(`"spec":${spec}}`);
    expect(text).toContain(`"events":{"spec":${spec}}`);
  });

  it('is without blanks between tokens', async () => {
    const body = `{"provider":"p","name":"n","description":"d","events":{"spec": { "a" : [ 1 ,\n2 ] } } }`;
    const { id } = (await registry.call('POST', servicesPath(app), body)).body;
    expect((await show(id)).text).toContain('"spec":{"a":[1,2]}');
  });

  it('points to the gateway where it is Swagger 2.0, byte for byte as the reference wrote it', async () => {
    const { id, text } = await registeredApi({ spec: { swagger: '2.0' } });
    const gateway = `${app.slice(0, 26)}-${id}.${registry.api.namespace}.svc.cluster.local`;
    expect(text).toContain(`"spec":{"schemes":["http"],"swagger":"2.0","host":"${gateway}","paths":null}`);
  });

  it('points to the gateway also where it was fetched', async () => {
    const { id, api } = await registeredApi({ specificationUrl: `${host.url}/swagger` });
    const gateway = `${app.slice(0, 26)}-${id}.${registry.api.namespace}.svc.cluster.local`;
    expect(api.spec).toEqual({ schemes: ['http'], swagger: '2.0', host: gateway, paths: { '/b': {} } });
  });

  it.each([
    ['OpenAPI 3', { spec: { openapi: '3.0.0', servers: [{ url: 'https://a.example' }], host: 'x' } }],
    ['another version of Swagger', { spec: { swagger: '2.1', host: 'x' } }],
    ['Swagger 2.0 of type odata', { apiType: 'OData', spec: { swagger: '2.0', host: 'x' } }],
  ])('is untouched: %s', async (_what, part) => {
    const { api } = await registeredApi(part);
    expect(api.spec).toEqual(part.spec);
  });

  it.each([
    ['/yaml', 'openapi: 3.0.0\ninfo: {}\n'],
    ['/garbage', '{"openapi"'],
  ])('is a text where it is no JSON: %s', async (path, spec) => {
    const { api } = await registeredApi({ specificationUrl: `${host.url}${path}` });
    expect(api.spec).toBe(spec);
  });

  it('may have ten megabytes, and is replaced and removed with all its parts', async () => {
    const noise = randomBytes(800_000).toString('base64') + 'x'.repeat(9_000_000);
    const id = await registry.register(app, {
      api: { targetUrl, spec: { noise } },
      events: { spec: { a: 1 } },
    });
    const shown = (await show(id)).body;
    expect([shown.api.spec.noise === noise, shown.events]).toEqual([true, { spec: { a: 1 } }]);
    // the Service, and ConfigMaps of which only the first has a fixed name
    expect((await registry.objectsOf(app)).length).toBeGreaterThan(2);
    await registry.call('PUT', servicesPath(app, id), { ...base, events: { spec: { a: 2 } } });
    expect([(await show(id)).body.events, await registry.objectsOf(app)]).toEqual([
      { spec: { a: 2 } },
      [`specs-${id}`],
    ]);
    await registry.call('DELETE', servicesPath(app, id));
    expect(await registry.objectsOf(app)).toEqual([]);
  }, 120_000);

  it('has a limit that is said', async () => {
    const text = `{"provider":"p","name":"n","description":"d","events":{"spec":{"a":"${'x'.repeat(17_000_000)}"}}}`;
    const answer = await registry.call('POST', servicesPath(app), text);
    expect([answer.status, answer.body.code, answer.body.error]).toEqual([
      413,
      413,
      expect.stringContaining('events.spec'),
    ]);
  });
});

describe('fetching (3.8)', () => {
  it('sends no credentials of the API along', async () => {
    const credentials = { basic: { username: 'u', password: 'p' } };
    await registeredApi({
      specificationUrl: `${host.url}/spec`,
      credentials,
      requestParameters: { headers: { a: ['b'] } },
    });
    expect(host.requests[0]?.headers.authorization).toBeUndefined();
    expect(host.requests[0]?.headers).not.toHaveProperty('a');
  });

  it('sends basic credentials that are meant for it', async () => {
    const specificationCredentials = { basic: { username: 'u', password: 'p' } };
    await registeredApi({ specificationUrl: `${host.url}/spec`, specificationCredentials });
    expect(host.requests[0]?.headers.authorization).toBe(`Basic ${btoa('u:p')}`);
  });

  it('gets a token first, with its own request parameters, where they are OAuth', async () => {
    const requestParameters = { headers: { 'x-tenant': ['t'] }, queryParameters: { resource: ['r'] } };
    const oauth = { url: `${host.url}/token`, clientId: 'i', clientSecret: 's&=', requestParameters };
    const { api } = await registeredApi({
      specificationUrl: `${host.url}/spec`,
      specificationCredentials: { oauth },
    });
    expect(api.spec).toBeDefined();
    const [token, spec] = host.requests;
    expect([token?.method, token?.url, token?.body]).toEqual([
      'POST',
      '/token?resource=r',
      'client_id=i&client_secret=s%26%3D&grant_type=client_credentials',
    ]);
    expect(token?.headers).toMatchObject({
      authorization: `Basic ${btoa('i:s&=')}`,
      'content-type': 'application/x-www-form-urlencoded',
      'x-tenant': 't',
    });
    expect([spec?.url, spec?.headers.authorization]).toEqual(['/spec', 'Bearer abc']);
  });

  it('adds query parameters and headers that are not there yet', async () => {
    await registeredApi({
      specificationUrl: `${host.url}/spec?a=1`,
      specificationCredentials: { basic: { username: 'u', password: 'p' } },
      specificationRequestParameters: {
        headers: { 'X-Many': ['1', '2'], Authorization: ['never'] },
        queryParameters: { a: ['2'], b: ['3', '4'] },
      },
    });
    const [seen] = host.requests;
    expect(seen?.url).toBe('/spec?a=1&b=3&b=4');
    expect(seen?.headers).toMatchObject({ 'x-many': '1, 2', authorization: `Basic ${btoa('u:p')}` });
    expect(seen?.headers).not.toHaveProperty('user-agent');
  });

  it('follows redirects', async () => {
    const { api } = await registeredApi({ specificationUrl: `${host.url}/moved` });
    expect(api.spec).toMatchObject({ openapi: '3.0.0' });
  });

  it('leaves credentials and parameters behind where it is sent to another origin', async () => {
    const { api } = await registeredApi({
      specificationUrl: `${host.url}/away`,
      specificationCredentials: { basic: { username: 'u', password: 'p' } },
      specificationRequestParameters: { headers: { 'x-api-key': ['k'] }, queryParameters: { key: ['k'] } },
    });
    expect(api.spec).toBeDefined();
    expect(elsewhere.requests).toMatchObject([{ method: 'GET', url: '/spec', body: '' }]);
    expect(elsewhere.requests[0]?.headers).not.toHaveProperty('authorization');
    expect(elsewhere.requests[0]?.headers).not.toHaveProperty('x-api-key');
  });

  it.each([301, 302, 303, 307, 308])('sends no client secret to where a %i leads', async (status) => {
    const url = `${host.url}/away-${status}`;
    const oauth = { url, clientId: 'i', clientSecret: 'never-elsewhere' };
    const answer = await post({ specificationUrl: `${host.url}/spec`, specificationCredentials: { oauth } });
    expect(elsewhere.requests).toEqual([]);
    expect([answer.status, answer.body.error]).toEqual([
      502,
      `Getting the token for the API spec from ${url} failed: it redirects to ${elsewhere.url}, which the credentials are not meant for. Name that address if it is`,
    ]);
  });

  it('follows a token endpoint that has moved within its origin, and reads what it packs', async () => {
    for (const path of ['/moved-token', '/packed-token']) {
      const oauth = { url: host.url + path, clientId: 'i', clientSecret: 's' };
      await registeredApi({ specificationUrl: `${host.url}/spec`, specificationCredentials: { oauth } });
      expect(host.requests.at(-1)?.headers.authorization).toBe('Bearer abc');
    }
  });

  it.each([...Object.keys(packed), 'utf-16', 'latin-1'])(
    'loses no letter of a document as "%s"',
    async (path) => {
      const { text } = await registeredApi({ specificationUrl: `${host.url}/${path}` });
      expect(text).toContain(`"spec":${umlauts}`);
    },
  );

  it('stores XML as what it declares to be', async () => {
    const { api } = await registeredApi({ specificationUrl: `${host.url}/latin-1-xml`, apiType: 'odata' });
    expect(api.spec).toBe('<?xml version="1.0" encoding="UTF-8"?><edmx:Edmx>Größe</edmx:Edmx>');
  });

  it.each([
    ['an answer other than 200', '/missing', /\/missing failed: it answered 404/],
    ['redirects without end', '/loop', /more than 10 redirects/],
    ['a redirect to a metadata address', '/to-metadata', /169\.254\.169\.254 is an address/],
    ['a document that is too large once it is unpacked', '/bomb', /larger than 16777216 bytes/],
    ['a content coding that nobody knows', '/unknown', /its content coding "compress" is not known/],
    ['a redirect to something else than HTTP', '/to-file', /file:\/\/ is not supported/],
  ])('answers 502 to %s', async (_what, path, error) => {
    const answer = await post({ specificationUrl: host.url + path });
    expect([answer.status, answer.body]).toEqual([502, { code: 502, error: expect.stringMatching(error) }]);
    expect(answer.body.error).toContain(host.url + path);
  });

  it.each(['/missing', '/no-token'])('answers 502 when there is no token at %s', async (path) => {
    const oauth = { url: host.url + path, clientId: 'i', clientSecret: 's' };
    const answer = await post({ specificationUrl: `${host.url}/spec`, specificationCredentials: { oauth } });
    expect([answer.status, answer.body.error]).toEqual([502, expect.stringContaining(host.url + path)]);
    expect(host.requests.map(({ url }) => url)).toEqual([path]);
  });

  it.each([
    'http://127.0.0.1:1/spec',
    'http://no-such-host.invalid/spec',
    'nonsense',
    'ftp://x.y/spec',
    '/spec',
  ])('answers 502 when nobody answers at %s', async (specificationUrl) => {
    const answer = await post({ specificationUrl });
    expect([answer.status, answer.body.error]).toEqual([502, expect.stringContaining(specificationUrl)]);
  });

  it('answers 502 when a target of type odata has no $metadata', async () => {
    const answer = await post({ targetUrl: host.url, apiType: 'odata' });
    expect([answer.status, answer.body.error]).toEqual([502, expect.stringContaining('/$metadata failed')]);
  });

  it('answers 500 to an address that cannot be read', async () => {
    const answer = await post({ specificationUrl: 'http://[::1' });
    expect([answer.status, answer.body]).toEqual([500, { code: 500, error: 'Internal error.' }]);
  });

  it('says 502 to PUT as well', async () => {
    const id = await registry.register(app, { api: { targetUrl } });
    const body = { ...base, api: { targetUrl, specificationUrl: `${host.url}/missing` } };
    expect((await registry.call('PUT', servicesPath(app, id), body)).status).toBe(502);
  });
});

describe('addresses that are not called', () => {
  let strict: ReturnType<typeof buildRegistry>;
  beforeAll(async () => {
    strict = buildRegistry(registry.api, registry.api.kube, {
      config: { allowLoopback: false, specTimeoutMs: 5_000, specLimitBytes: 10 },
    });
    await strict.start();
  });
  afterAll(() => strict.stop());

  it.each([
    'http://127.0.0.1/spec',
    'http://localhost/spec',
    'http://2130706433/spec',
    'http://0x7f.1/spec',
    'http://[::1]/spec',
    'http://[::ffff:127.0.0.1]/spec',
    'http://0.0.0.0/spec',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::ffff:a9fe:a9fe]/latest/meta-data/',
    'http://[64:ff9b::a9fe:a9fe]/latest/meta-data/',
    'http://[fd00:ec2::254]/latest/meta-data/',
    'http://[fe80::1]/spec',
  ])('%s', async (specificationUrl) => {
    const body = { ...base, api: { targetUrl, specificationUrl } };
    const answer = await callRegistry(strict.addresses.registry ?? '', 'POST', servicesPath(app), body);
    expect([answer.status, answer.body.error]).toEqual([
      502,
      expect.stringContaining('is an address that nothing is downloaded from'),
    ]);
  });

  it('neither as $metadata nor for a token', async () => {
    const call = (api: object) =>
      callRegistry(strict.addresses.registry ?? '', 'POST', servicesPath(app), { ...base, api });
    const oauth = { url: 'http://127.0.0.1/token', clientId: 'i', clientSecret: 's' };
    const bodies = [
      { targetUrl: 'http://127.0.0.1', apiType: 'odata' },
      { targetUrl, specificationUrl: 'http://x.invalid/', specificationCredentials: { oauth } },
    ];
    for (const body of bodies) {
      expect((await call(body)).body.error).toContain(
        '127.0.0.1 is an address that nothing is downloaded from',
      );
    }
  });
});
