import { request } from 'node:http';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Application } from '#lib/domain/application/application.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import {
  base,
  buildRegistry,
  callRegistry,
  servicesPath,
  startTestRegistry,
  type TestRegistry,
} from '#testing/start-registry.ts';

let registry: TestRegistry;
let app: string;

beforeAll(async () => {
  registry = await startTestRegistry();
  app = await registry.newApplication();
});
afterAll(() => registry?.stop());

const targetUrl = 'https://orders.example.com';
const events = { spec: { asyncapi: '2.0.0' } };
const oauth = { url: 'https://auth.example.com/token', clientId: 'id', clientSecret: 'secret' };
const basic = { username: 'u', password: 'p' };

const post = (body: unknown) => registry.call('POST', servicesPath(app), body);
const apiWith = (api: object) => ({ ...base, api: { targetUrl, ...api } });

describe('conventions (3.1)', () => {
  it('is healthy with an empty body', async () => {
    const answer = await registry.call('GET', '/v1/health');
    expect([answer.status, answer.text]).toEqual([200, '']);
  });

  it('describes itself in valid OpenAPI, for an Application that need not exist', async () => {
    const { status, text } = await registry.call('GET', '/any/v1/metadata/api.yaml');
    expect([status, (await new Validator().validate(text)).valid]).toEqual([200, true]);
    const { paths, components } = parse(text);
    expect(Object.keys(paths['/{application}/v1/metadata/services']).sort()).toEqual(['get', 'post']);
    expect(Object.keys(components.schemas.Registration.properties)).toContain('documentation');
  });

  it.each(['GET', 'POST', 'PUT', 'DELETE'])(
    'sends %s of the short address to the description',
    async (method) => {
      const answer = await registry.call(method, '/any/v1/metadata');
      expect([answer.status, answer.headers.get('location')]).toEqual([301, '/any/v1/metadata/api.yaml']);
    },
  );

  it.each([
    ['PATCH', '/any/v1/metadata/services', 405],
    ['PUT', '/any/v1/metadata/services', 405],
    ['POST', '/any/v1/metadata/services/12345', 405],
    ['POST', '/any/v1/metadata/api.yaml', 405],
    ['GET', '/any/v1/metadata/services/', 404],
    ['POST', '/any/v1/metadata/services/', 404],
    ['GET', '/any/v1/metadata/services/1/', 404],
    ['GET', '/any/v1/Metadata/services', 404],
    ['GET', '/any/v2/metadata/services', 404],
    ['GET', '/', 404],
  ])('answers %s %s with %i as JSON', async (method, path, status) => {
    const answer = await registry.call(method, path);
    expect([answer.status, answer.body]).toEqual([status, { code: status, error: expect.any(String) }]);
  });

  it('answers JSON with a newline, its content type, and 200 to POST', async () => {
    const answer = await post({ ...base, events });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'application/json;charset=UTF-8',
    ]);
    expect(answer.text).toMatch(
      /^\{"id":"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"\}\n$/,
    );
  });

  it('lists an Application without services as an empty array', async () => {
    const { text } = await registry.call('GET', servicesPath(await registry.newApplication()));
    expect(text).toBe('[]\n');
  });

  it.each([
    ['GET', undefined],
    ['GET', '12345'],
    ['PUT', '12345'],
    ['DELETE', '12345'],
  ])('answers 404 to %s in an unknown Application (service %s)', async (method, id) => {
    const unknown = `unknown-${registry.api.id}`;
    const body = /P/.test(method) ? { ...base, events } : undefined;
    const answer = await registry.call(method, servicesPath(unknown, id), body);
    expect([answer.status, answer.body.code]).toEqual([404, 404]);
    expect(answer.body.error).toContain(`Application ${unknown} not found`);
  });

  it('answers 403 to POST in an unknown Application: a client that PUTs, meets 404 and POSTs comes to an end', async () => {
    const unknown = `unknown-${registry.api.id}`;
    for (const body of [
      { ...base, events },
      { ...base, events, identifier: 'one' },
    ]) {
      const answer = await registry.call('POST', servicesPath(unknown), body);
      expect([answer.status, answer.body]).toEqual([
        403,
        { code: 403, error: expect.stringContaining(`no Application ${unknown}`) },
      ]);
    }
  });

  it.each(['v0.0.1', '0shop', 'a'.repeat(41)])(
    "answers 400 with the operator's sentence in an Application that it refused: %s",
    async (name) => {
      const refused = `${name}-${registry.api.id}`;
      const services = [
        {
          id: 'one',
          name: 'one',
          displayName: 'One',
          providerDisplayName: 'p',
          description: 'd',
          entries: [],
        },
      ];
      await registry.api.kube.create<Application>(kinds.applications, {
        apiVersion: apiVersionOf(kinds.applications),
        kind: 'Application',
        metadata: { name: refused },
        spec: { services } as unknown as NonNullable<Application['spec']>,
      });
      for (const [method, id] of [
        ['POST', undefined],
        ['PUT', 'one'],
      ] as const) {
        const answer = await registry.call(method, servicesPath(refused, id), {
          ...base,
          api: { targetUrl },
        });
        expect([answer.status, answer.body.error]).toEqual([
          400,
          expect.stringMatching(/^This Application cannot be installed\. The name must /),
        ]);
      }
    },
  );

  it.each([
    ['GET', 404],
    ['PUT', 404],
    ['DELETE', 204],
  ])('answers %s of an unknown service, whatever its id looks like, with %i', async (method, status) => {
    const body = method === 'PUT' ? { ...base, events } : undefined;
    for (const id of [
      '12345',
      '00000000-0000-4000-8000-000000000000',
      'a%2Fb',
      '..%2f..%2fx',
      'x'.repeat(300),
    ]) {
      expect((await registry.call(method, servicesPath(app, id), body)).status).toBe(status);
    }
  });

  it('judges the body before it looks for the Application', async () => {
    expect((await registry.call('POST', servicesPath('unknown'), {})).status).toBe(400);
  });

  it.each([
    undefined,
    'text/plain',
    'application/x-www-form-urlencoded',
    'nonsense',
    'application/json; charset=x',
  ])('takes a body with the content type %s', async (type) => {
    const status = await new Promise<number>((resolve, reject) => {
      const call = request(`${registry.url}${servicesPath(app)}`, { method: 'POST' }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      });
      call.on('error', reject);
      if (type !== undefined) {
        call.setHeader('content-type', type);
      }
      call.end(JSON.stringify({ ...base, events }));
    });
    expect(status).toBe(200);
  });

  it.each([
    [false, 'Internal error.'],
    [true, 'Internal error. etcd is gone'],
  ])('answers 500 when Kubernetes refuses; with its reason: %s', async (detailedErrors, error) => {
    const gone = () => Promise.reject(new MooringError('INTERNAL', 'etcd is gone'));
    const kube: KubeClient = { ...registry.api.kube, find: gone, list: gone };
    const failing = buildRegistry(registry.api, kube, { config: { detailedErrors } });
    await failing.start();
    try {
      const answer = await callRegistry(failing.addresses.registry ?? '', 'GET', servicesPath(app));
      expect([answer.status, answer.body]).toEqual([500, { code: 500, error }]);
    } finally {
      await failing.stop();
    }
  });
});

describe('bodies (3.2)', () => {
  const prefix = 'Failed to validate request body, ';
  const structure = `${prefix}Incorrect structure of service definition, `;

  it.each([
    ['provider', { ...base, provider: '', events }, 'Provider field cannot be empty.'],
    ['provider', { ...base, provider: null, events }, 'Provider field cannot be empty.'],
    ['name', { ...base, name: undefined, events }, 'Name field cannot be empty.'],
    ['description', { ...base, description: '', events }, 'Description field cannot be empty.'],
    ['api.targetUrl', { ...base, api: {} }, 'targetUrl field cannot be empty.'],
    [
      'oauth.url',
      apiWith({ credentials: { oauth: { ...oauth, url: '' } } }),
      'oauth url field cannot be empty',
    ],
    [
      'oauth.clientId',
      apiWith({ credentials: { oauth: { ...oauth, clientId: '' } } }),
      'oauth clientId field cannot be empty',
    ],
    [
      'oauth.clientSecret',
      apiWith({ credentials: { oauth: { ...oauth, clientSecret: null } } }),
      'oauth clientSecret cannot be empty',
    ],
    [
      'basic.username',
      apiWith({ credentials: { basic: { password: 'p' } } }),
      'basic auth username field cannot be empty',
    ],
    [
      'basic.password',
      apiWith({ credentials: { basic: { username: 'u' } } }),
      'basic auth password field cannot be empty',
    ],
    [
      'csrfInfo of oauth',
      apiWith({ credentials: { oauth: { ...oauth, csrfInfo: {} } } }),
      'tokenEndpointURL field cannot be empty',
    ],
    [
      'csrfInfo of basic',
      apiWith({ credentials: { basic: { ...basic, csrfInfo: {} } } }),
      'tokenEndpointURL field cannot be empty',
    ],
    [
      'csrfInfo of certificateGen',
      apiWith({ credentials: { certificateGen: { commonName: 'c', csrfInfo: {} } } }),
      'tokenEndpointURL field cannot be empty',
    ],
    [
      'specificationCredentials.oauth.clientId',
      apiWith({ specificationCredentials: { oauth: { ...oauth, clientId: '' } } }),
      'oauth clientId field cannot be empty',
    ],
    [
      'specificationCredentials.basic.password',
      apiWith({ specificationCredentials: { basic: { username: 'u' } } }),
      'basic auth password field cannot be empty',
    ],
    ['events.spec', { ...base, events: {} }, 'spec cannot be empty'],
    [
      'documentation.displayName',
      { ...base, events, documentation: { description: 'd', type: 't' } },
      'displayName field cannot be empty in documentation',
    ],
    [
      'documentation.description',
      { ...base, events, documentation: { displayName: 'd', type: 't' } },
      'description field cannot be empty in documentation',
    ],
    [
      'documentation.type',
      { ...base, events, documentation: { displayName: 'd', description: 'd' } },
      'type field cannot be empty in documentation',
    ],
  ])('wants %s', async (_what, body, text) => {
    const answer = await post(body);
    expect([answer.status, answer.body]).toEqual([400, { code: 400, error: structure + text }]);
  });

  it('names all violations at once, in the order of the fields', async () => {
    const { body } = await post({ api: { targetUrl: 'localhost' }, documentation: {} });
    expect(body.error).toBe(
      `${structure}Provider field cannot be empty.;Name field cannot be empty.;Description field cannot be empty.;` +
        'targetUrl: localhost does not validate as url;displayName field cannot be empty in documentation;' +
        'description field cannot be empty in documentation;type field cannot be empty in documentation',
    );
  });

  const neither = "At least one of service definition attributes: 'api', 'events' have to be provided";
  const two = 'api.CredentialsWithCSRF is invalid: to many authentication methods provided';
  it.each([
    ['neither api nor events', base, neither],
    [
      'only documentation',
      { ...base, documentation: { displayName: 'd', description: 'd', type: 't' } },
      neither,
    ],
    ['two credentials', apiWith({ credentials: { oauth, basic } }), two],
    ['two credentials for the specification', apiWith({ specificationCredentials: { oauth, basic } }), two],
    [
      'api.spec as array',
      apiWith({ spec: [] }),
      'api.Spec is not a proper json object, it must be a JSON object',
    ],
    [
      'api.spec as text',
      apiWith({ spec: 'x' }),
      'api.Spec is not a proper json object, it must be a JSON object',
    ],
    [
      'api.spec as number',
      apiWith({ spec: 1 }),
      'api.Spec is not a proper json object, it must be a JSON object',
    ],
    [
      'events.spec as array',
      { ...base, events: { spec: [] } },
      'events.Spec is not a proper json object, it must be a JSON object',
    ],
    [
      'events.spec as text',
      { ...base, events: { spec: 'x' } },
      'events.Spec is not a proper json object, it must be a JSON object',
    ],
    ['api.spec before credentials', apiWith({ spec: [], credentials: { oauth, basic } }), /^api\.Spec/],
    [
      'credentials before events.spec',
      { ...apiWith({ credentials: { oauth, basic } }), events: { spec: 1 } },
      two,
    ],
  ])('refuses %s', async (_what, body, text) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.slice(0, prefix.length)).toBe(prefix);
    expect(answer.body.error.slice(prefix.length)).toEqual(
      typeof text === 'string' ? text : expect.stringMatching(text),
    );
  });

  it.each([
    ['provider', { ...base, provider: 1, events }],
    ['name', { ...base, name: true, events }],
    ['description', { ...base, description: {}, events }],
    ['shortDescription', { ...base, shortDescription: [], events }],
    ['identifier', { ...base, identifier: 7, events }],
    ['labels', { ...base, labels: 'a=b', events }],
    ['a label', { ...base, labels: { a: 1 }, events }],
    ['api', { ...base, api: 'x' }],
    ['events', { ...base, events: [] }],
    ['api.targetUrl', { ...base, api: { targetUrl: {} } }],
    ['api.specificationUrl', apiWith({ specificationUrl: 1 })],
    ['api.apiType', apiWith({ apiType: 1 })],
    ['api.credentials', apiWith({ credentials: 'x' })],
    ['oauth', apiWith({ credentials: { oauth: 'x' } })],
    ['basic.password', apiWith({ credentials: { basic: { username: 'u', password: 1 } } })],
    ['certificateGen.commonName', apiWith({ credentials: { certificateGen: { commonName: 1 } } })],
    ['requestParameters', apiWith({ requestParameters: [] })],
    ['headers that are no lists', apiWith({ requestParameters: { headers: { a: 'b' } } })],
    ['values that are no texts', apiWith({ requestParameters: { queryParameters: { a: [1] } } })],
    ['deprecated headers', apiWith({ headers: { a: 'b' } })],
    ['specificationCredentials', apiWith({ specificationCredentials: 1 })],
    ['specificationRequestParameters', apiWith({ specificationRequestParameters: { headers: [] } })],
    ['documentation', { ...base, events, documentation: 'x' }],
    [
      'documentation.tags',
      { ...base, events, documentation: { displayName: 'd', description: 'd', type: 't', tags: 'x' } },
    ],
    [
      'documentation.docs',
      {
        ...base,
        events,
        documentation: { displayName: 'd', description: 'd', type: 't', docs: [{ title: 1 }] },
      },
    ],
    ['the body itself', []],
  ])('refuses another JSON type for %s', async (_what, body) => {
    const answer = await post(body);
    expect([answer.status, answer.body.code]).toEqual([400, 400]);
  });

  it.each(['credentials', 'specificationCredentials'])(
    'says which methods at a token endpoint there are: %s',
    async (member) => {
      for (const authMethod of ['basic', 'HEADER', 1, ['header']]) {
        const answer = await post(apiWith({ [member]: { oauth: { ...oauth, authMethod } } }));
        expect([answer.status, answer.body]).toEqual([
          400,
          {
            code: 400,
            error: `Failed to unmarshal request body, api.${member}.oauth.authMethod: It has to be auto, both, header or body.`,
          },
        ]);
      }
    },
  );

  it.each(['', '{', '{"provider":', 'null', '"text"', '{"a":1}}', '{"name": "a\nb"}'])(
    'refuses the text %j',
    async (text) => {
      const answer = await post(text);
      expect([answer.status, answer.body.code]).toEqual([400, 400]);
    },
  );

  it.each([
    ['blank texts', { ...base, provider: ' ', events }],
    ['an unknown member', { ...base, events, varkes: { anything: [1] } }],
    ['empty credentials', apiWith({ credentials: {} })],
    ['no credentials', apiWith({ credentials: null })],
    ['certificateGen without a name', apiWith({ credentials: { certificateGen: { commonName: '' } } })],
    ['null as api.spec', apiWith({ spec: null })],
    ['null as events.spec', { ...base, events: { spec: null } }],
    [
      'null for what is optional',
      { ...apiWith({ requestParameters: null }), labels: null, documentation: null },
    ],
    [
      'a documentation without members checked',
      { ...base, events, documentation: { displayName: 'd', description: 'd', type: 't', docs: [{}] } },
    ],
    ['any apiType', apiWith({ apiType: 'whatever' })],
    ['a certificate, which it ignores', apiWith({ credentials: { certificateGen: { certificate: 'x' } } })],
  ])('takes %s', async (_what, body) => {
    expect((await post(body)).status).toBe(200);
  });

  it('matches keys in any case at every level but not within maps', async () => {
    const text = `{"PROVIDER":"p","Name":"case","description":"d","Identifier":"case-1","Labels":{"Key":"a","KEY":"b"},
      "API":{"TargetURL":"${targetUrl}","ApiType":"x","SpecificationURL":"${targetUrl}/spec","Spec":{"Name":1},
      "Credentials":{"OAUTH":{"URL":"${oauth.url}","ClientID":"i","CLIENTSECRET":"s"}},
      "RequestParameters":{"HEADERS":{"X-Key":["1"]}}}}`;
    const { id } = (await post(text)).body;
    const shown = (await registry.call('GET', servicesPath(app, id))).body;
    expect(shown).toEqual({
      provider: 'p',
      name: 'case',
      description: 'd',
      identifier: 'case-1',
      labels: { Key: 'a', KEY: 'b', 'connected-app': app },
      api: {
        targetUrl,
        apiType: 'x',
        specificationUrl: `${targetUrl}/spec`,
        spec: { Name: 1 },
        credentials: { oauth: { url: oauth.url, clientId: '********', clientSecret: '********' } },
        requestParameters: { headers: { 'X-Key': ['1'] } },
      },
    });
  });

  it('lets the last of several keys win', async () => {
    const { id } = (
      await post('{"name":"a","provider":"p","description":"d","NAME":"b","events":{"spec":{}}}')
    ).body;
    expect((await registry.call('GET', servicesPath(app, id))).body.name).toBe('b');
  });

  it('takes the same bodies by PUT, and refuses the same', async () => {
    const id = await registry.register(app, { events });
    expect((await registry.call('PUT', servicesPath(app, id), { ...base, name: '' })).body.error).toBe(
      `${structure}Name field cannot be empty.`,
    );
    expect((await registry.call('PUT', servicesPath(app, id), '{')).status).toBe(400);
    expect((await registry.call('PUT', servicesPath(app, id), apiWith({}))).status).toBe(200);
  });
});

describe('identifiers (3.4)', () => {
  it('refuses a second service with the same identifier, in exactly this Application', async () => {
    const other = await registry.newApplication();
    await registry.register(app, { identifier: 'one', events });
    const again = await post({ ...base, identifier: 'one', events });
    expect(again.body).toEqual({ code: 409, error: 'Service with Identifier one already exists' });
    expect((await post({ ...base, identifier: 'ONE', events })).status).toBe(200);
    await registry.register(other, { identifier: 'one', events });
  });

  it('does not check it by PUT', async () => {
    await registry.register(app, { identifier: 'taken', events });
    const id = await registry.register(app, { identifier: 'mine', events });
    const answer = await registry.call('PUT', servicesPath(app, id), {
      ...base,
      identifier: 'taken',
      events,
    });
    expect([answer.status, answer.body.identifier]).toEqual([200, 'mine']);
  });

  it('takes services of the same name', async () => {
    expect((await post({ ...base, name: 'twice', events })).status).toBe(200);
    expect((await post({ ...base, name: 'twice', events })).status).toBe(200);
  });
});

describe('addresses (3.3)', () => {
  const accepted = [
    'http://localhost',
    'http://localhost:8080',
    'http://service',
    'http://127.0.0.1:3000',
    'http://0.0.0.0:80',
    'http://[::1]:80/',
    'example.com',
    'example.com/path',
    '10.0.0.1',
    'mailto:a@b.c',
    'ftp://x.y',
    'ws://h',
    'wss://h',
    'tcp://h:1',
    'udp://h:1',
    'https://host.com/$metadata',
    'https://host.com/?q=1#f',
    'http://my_host.com',
    'http://a..b',
    'a.bc',
    `http://x.com/${'a'.repeat(2082 - 13)}`,
  ];
  const rejected = [
    'localhost',
    'abc',
    'a.b',
    '/path',
    'test_com/token',
    'http://',
    'git://h',
    'HTTP://x.com',
    'http://a b.com',
    ' http://x.com',
    'http://x.com ',
    'http://x.com/\t',
    'http://-host.com',
    'http://host-.com',
    'http://255.1.1.1',
    'http://host.com:123456',
    '.example.com',
    `http://x.com/${'a'.repeat(2083 - 13)}`,
  ];

  it.each(accepted)('takes %s as targetUrl', async (url) => {
    const id = await registry.register(app, { api: { targetUrl: url } });
    const { services = [] } = await registry.specOf(app);
    expect(services.find((service) => service.id === id)?.entries[0]?.targetUrl).toBe(url);
  });

  it.each(rejected)('refuses %s as targetUrl', async (url) => {
    const answer = await post({ ...base, api: { targetUrl: url } });
    expect([answer.status, answer.body.error]).toEqual([
      400,
      expect.stringContaining(`targetUrl: ${url} does not validate as url`),
    ]);
  });

  it.each([
    ['oauth.url', { credentials: { oauth: { ...oauth, url: 'test_com/token' } } }, 'url: test_com/token'],
    [
      'oauth.csrfInfo',
      { credentials: { oauth: { ...oauth, csrfInfo: { tokenEndpointURL: 'abc' } } } },
      'tokenEndpointURL: abc',
    ],
    [
      'basic.csrfInfo',
      { credentials: { basic: { ...basic, csrfInfo: { tokenEndpointURL: 'git://h' } } } },
      'tokenEndpointURL: git://h',
    ],
    [
      'certificateGen.csrfInfo',
      { credentials: { certificateGen: { commonName: 'c', csrfInfo: { tokenEndpointURL: '/x' } } } },
      'tokenEndpointURL: /x',
    ],
    [
      'specificationCredentials.oauth.url',
      { specificationCredentials: { oauth: { ...oauth, url: 'localhost' } } },
      'url: localhost',
    ],
  ])('holds for %s', async (_what, api, text) => {
    const answer = await post(apiWith(api));
    expect([answer.status, answer.body.error]).toEqual([
      400,
      expect.stringContaining(`${text} does not validate as url`),
    ]);
  });

  it.each<[string, object, string]>([
    ['api.targetUrl', apiWith({ targetUrl: 'https://me:hunter2@host.example' }), 'api.credentials.basic'],
    ['api.targetUrl', apiWith({ targetUrl: 'me:hunter2@host.example' }), 'api.credentials.basic'],
    [
      'api.specificationUrl',
      apiWith({ spec: {}, specificationUrl: 'https://me:hunter2@host.example/spec' }),
      'api.specificationCredentials.basic',
    ],
    [
      'api.credentials.oauth.url',
      apiWith({ credentials: { oauth: { ...oauth, url: 'https://me:hunter 2@host.example' } } }),
      'clientSecret',
    ],
    [
      'api.specificationCredentials.oauth.url',
      apiWith({ specificationCredentials: { oauth: { ...oauth, url: 'https://hunter2@host.example' } } }),
      'clientSecret',
    ],
    [
      'api.credentials.basic.csrfInfo.tokenEndpointURL',
      apiWith({
        credentials: { basic: { ...basic, csrfInfo: { tokenEndpointURL: 'https://me:hunter2@h.example' } } },
      }),
      'too',
    ],
    [
      'documentation.docs[1].source',
      {
        ...apiWith({}),
        documentation: {
          displayName: 'd',
          description: 'd',
          type: 't',
          docs: [{ source: 'https://host.example' }, { source: 'https://me:hunter2@host.example/doc' }],
        },
      },
      'needs none',
    ],
  ])(
    '%s with a user and password is refused, not repeated, and told where they belong',
    async (path, body, where) => {
      const answer = await post(body);
      expect([answer.status, answer.body.error]).toEqual([
        400,
        expect.stringContaining(`${path} holds a user`),
      ]);
      expect(answer.body.error).toContain(where);
      expect(answer.text).not.toContain('hunter');
    },
  );

  it('does not hold for specificationUrl', async () => {
    expect((await post(apiWith({ spec: {}, specificationUrl: 'no url at all' }))).status).toBe(200);
  });
});

it('keeps what others wrote into the Application (1.1)', async () => {
  const application = await registry.newApplication();
  await registry.register(application, { events });
  const written = await registry.api.kube.get(kinds.applications, application);
  expect(written).toMatchObject({ spec: { custom: 'kept', description: 'test' } });
});
