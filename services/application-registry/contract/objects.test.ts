import { createHash, createPrivateKey, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Application } from '#lib/domain/application/application.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { eventually } from '#testing/eventually.ts';
import { base, servicesPath, startTestRegistry, type TestRegistry } from '#testing/start-registry.ts';

interface StoredService extends KubeObject {
  spec: { type: string; selector: Record<string, string>; ports: Record<string, unknown>[] };
}

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
const oauth = { url: 'https://auth.example.com/token', clientId: 'id', clientSecret: 'secret' };
const basic = { username: 'u', password: 'p' };
const requestParameters = { headers: { 'x-t': ['a', 'b'] }, queryParameters: { q: ['2'] } };
const resourceOf = (id: string, application = app) => `${application.slice(0, 26)}-${id}`;

describe('the entry in the Application (1.1)', () => {
  it('of a service with everything', async () => {
    const csrfInfo = { tokenEndpointURL: 'https://auth.example.com/csrf' };
    const id = await registry.register(app, {
      identifier: 'i',
      shortDescription: 'Short',
      labels: { tier: 'gold', 'connected-app': 'forged' },
      api: {
        targetUrl,
        specificationUrl: 'https://a.example/spec',
        apiType: 'x',
        spec: {},
        credentials: { oauth: { ...oauth, csrfInfo } },
        requestParameters,
      },
      events: { spec: {} },
    });
    const resource = resourceOf(id);
    expect((await registry.specOf(app)).services).toEqual([
      {
        id,
        identifier: 'i',
        name: expect.stringMatching(/^orders-[0-9a-f]{5}$/),
        displayName: 'Orders',
        description: 'Short',
        longDescription: 'Order API',
        providerDisplayName: 'ACME',
        labels: { tier: 'gold', 'connected-app': app },
        entries: [
          {
            type: 'API',
            targetUrl,
            gatewayUrl: `http://${resource}.${registry.api.namespace}.svc.cluster.local`,
            accessLabel: resource,
            specificationUrl: 'https://a.example/spec',
            apiType: 'x',
            requestParametersSecretName: `params-${resource}`.slice(0, 63),
            credentials: { type: 'OAuth', secretName: resource, authenticationUrl: oauth.url, csrfInfo },
          },
          { type: 'Events', targetUrl: '', gatewayUrl: '', credentials: { type: '', secretName: '' } },
        ],
      },
    ]);
  });

  it.each([
    ['Basic', { basic }],
    ['CertificateGen', { certificateGen: { commonName: 'c' } }],
    ['OAuth', { oauth }],
    ['', {}],
  ])('names the type of credentials: "%s"', async (type, credentials) => {
    const id = await registry.register(app, { api: { targetUrl, credentials } });
    const { services = [] } = await registry.specOf(app);
    const secretName = type === '' ? '' : resourceOf(id);
    expect(services[0]?.entries[0]?.credentials).toMatchObject({ type, secretName });
  });

  it('has the description where there is no short one', async () => {
    await registry.register(app, { api: { targetUrl } });
    expect((await registry.specOf(app)).services?.[0]?.description).toBe(base.description);
  });

  it('is made where the Application has no list yet', async () => {
    await registry.api.kube.patch(kinds.applications, { name: app }, 'json', [
      { op: 'remove', path: '/spec/services' },
    ]);
    await registry.register(app, { api: { targetUrl } });
    expect((await registry.specOf(app)).services).toHaveLength(1);
  });
});

describe('names (3.6)', () => {
  it.each([
    ['Orders', 'orders'],
    ['display_!@#$%^&*()name', 'display-name'],
    ['-----displayname', 'displayname'],
    ['Trailing  ', 'trailing'],
    ['注文', ''],
    ['x'.repeat(80), 'x'.repeat(57)],
  ])('names the class of "%s"', async (name, part) => {
    const id = await registry.register(app, { name, api: { targetUrl } });
    const hash = createHash('sha1').update(id).digest('hex').slice(0, 5);
    const { services = [] } = await registry.specOf(app);
    expect(services[0]?.name).toBe(part === '' ? hash : `${part}-${hash}`);
  });

  it.each([20, 21, 26, 27, 40])('cuts names of an Application of %i characters', async (length) => {
    const application = await registry.newApplication(length);
    expect(application).toHaveLength(length);
    const id = await registry.register(application, { api: { targetUrl, requestParameters } });
    const resource = resourceOf(id, application);
    const parameters = `params-${resource}`;
    const names = [resource, parameters.length > 64 ? parameters.slice(0, 63) : parameters];
    expect(await registry.objectsOf(application)).toEqual(names.sort());
    expect((await registry.call('DELETE', servicesPath(application, id))).status).toBe(204);
    expect(await registry.objectsOf(application)).toEqual([]);
  });
});

it('shows a service nothing of a Secret that has its name and is for another one', async () => {
  const owner = await registry.newApplication(40);
  const thief = `${owner}y`;
  const id = await registry.register(owner, { api: { targetUrl, requestParameters } });
  const { services = [] } = await registry.specOf(owner);
  const found = await registry.api.kube.get<Application>(kinds.applications, owner);
  const { apiVersion, kind } = found;
  await registry.api.kube.create<Application>(kinds.applications, {
    apiVersion,
    kind,
    metadata: { name: thief },
    spec: { description: '', services },
  });
  expect(resourceOf(id, thief)).toBe(resourceOf(id, owner));
  const read = await registry.call('GET', servicesPath(thief, id));
  expect(read.status).toBe(200);
  expect(read.text).not.toContain('x-t');
  expect((await registry.call('GET', servicesPath(owner, id))).text).toContain('x-t');
});

describe('objects (3.7)', () => {
  it('makes a Service that leads workloads to the gateway', async () => {
    const id = await registry.register(app, { api: { targetUrl } });
    const service = await registry.api.kube.get<StoredService>(
      kinds.services,
      resourceOf(id),
      registry.api.namespace,
    );
    expect(service.spec).toMatchObject({
      type: 'ClusterIP',
      selector: { app: `${app}-application-gateway` },
      ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' }],
    });
  });

  it.each([
    ['OAuth', { oauth }, { clientId: 'id', clientSecret: 'secret' }],
    [
      'OAuth with request parameters',
      { oauth: { ...oauth, requestParameters } },
      {
        clientId: 'id',
        clientSecret: 'secret',
        headers: '{"x-t":["a","b"]}',
        queryParameters: '{"q":["2"]}',
      },
    ],
    [
      'OAuth with a method at the token endpoint',
      { oauth: { ...oauth, AuthMethod: 'header' } },
      { clientId: 'id', clientSecret: 'secret', authMethod: 'header' },
    ],
    [
      'OAuth with any method at the token endpoint',
      { oauth: { ...oauth, authMethod: 'auto' } },
      { clientId: 'id', clientSecret: 'secret' },
    ],
    ['Basic', { basic }, { username: 'u', password: 'p' }],
  ])('stores %s credentials in a Secret', async (_what, credentials, texts) => {
    const id = await registry.register(app, { api: { targetUrl, credentials } });
    expect(await registry.secretTexts(resourceOf(id))).toEqual(texts);
  });

  it('stores a certificate and its key, which fit, as the contract describes them', async () => {
    const id = await registry.register(app, {
      api: { targetUrl, credentials: { certificateGen: { commonName: 'orders.example.com' } } },
    });
    const { commonName, crt = '', key = '' } = (await registry.secretTexts(resourceOf(id))) ?? {};
    const certificate = new X509Certificate(crt);
    expect(commonName).toBe('orders.example.com');
    expect(key).toMatch(/^-----BEGIN RSA PRIVATE KEY-----/);
    expect(certificate.checkPrivateKey(createPrivateKey(key))).toBe(true);
    expect(certificate.subject).toBe('CN=orders.example.com');
    expect(certificate.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
    const days = (Date.parse(certificate.validTo) - Date.parse(certificate.validFrom)) / 86_400_000;
    expect(days).toBe(365);
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
  });

  it('stores request parameters in a Secret of their own', async () => {
    const id = await registry.register(app, { api: { targetUrl, requestParameters } });
    expect(await registry.secretTexts(`params-${resourceOf(id)}`.slice(0, 63))).toEqual({
      headers: '{"x-t":["a","b"]}',
      queryParameters: '{"q":["2"]}',
    });
  });

  it('labels everything, and lets the Application own it', async () => {
    const id = await registry.register(app, {
      api: { targetUrl, credentials: { basic }, requestParameters, spec: { a: 1 } },
    });
    const owner = await registry.api.kube.get<Application>(kinds.applications, app);
    const selected = { namespace: registry.api.namespace, labelSelector: `app=${app},serviceId=${id}` };
    const lists = await Promise.all(
      [kinds.services, kinds.secrets, kinds.configmaps].map((kind) => registry.api.kube.list(kind, selected)),
    );
    const objects = lists.flatMap(({ items }) => items);
    expect(objects).toHaveLength(4);
    for (const { metadata } of objects) {
      expect(metadata.labels).toEqual({ app, serviceId: id });
      expect(metadata.ownerReferences).toEqual([
        { apiVersion: owner.apiVersion, kind: 'Application', name: app, uid: owner.metadata.uid },
      ]);
    }
  });

  it('is gone after the Application, as it is owned by it', async () => {
    await registry.register(app, { api: { targetUrl, credentials: { basic }, spec: { a: 1 } } });
    await registry.api.kube.delete(kinds.applications, app);
    await eventually(async () => ((await registry.objectsOf(app)).length === 0 ? true : undefined));
  });

  it('needs no objects for events without a specification in its way', async () => {
    const id = await registry.register(app, { events: { spec: {} } });
    expect(await registry.objectsOf(app)).toEqual([`specs-${id}`]);
  });
});

describe('failed registrations (8, #5248)', () => {
  it('leave nothing behind when the specification cannot be fetched', async () => {
    const answer = await registry.call('POST', servicesPath(app), {
      ...base,
      api: { targetUrl, credentials: { basic }, specificationUrl: 'http://127.0.0.1:1/spec' },
    });
    expect([answer.status, await registry.objectsOf(app)]).toEqual([502, []]);
    expect((await registry.specOf(app)).services).toEqual([]);
  });

  it('leave nothing behind when another one took the identifier meanwhile', async () => {
    const body = { ...base, identifier: 'same', api: { targetUrl, credentials: { basic }, spec: { a: 1 } } };
    const answers = await Promise.all([1, 2, 3].map(() => registry.call('POST', servicesPath(app), body)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409]);
    expect(await registry.objectsOf(app)).toHaveLength(3);
  });

  it('leave a service as it was when a replacement cannot be fetched', async () => {
    const id = await registry.register(app, { api: { targetUrl, credentials: { basic }, spec: { a: 1 } } });
    const before = await registry.call('GET', servicesPath(app, id));
    const answer = await registry.call('PUT', servicesPath(app, id), {
      ...base,
      name: 'New',
      api: { targetUrl, specificationUrl: 'http://127.0.0.1:1/spec' },
    });
    expect(answer.status).toBe(502);
    expect((await registry.call('GET', servicesPath(app, id))).text).toBe(before.text);
    expect(await registry.secretTexts(resourceOf(id))).toEqual({ username: 'u', password: 'p' });
  });

  it.each([
    ['credentials', { credentials: { basic: { username: 'u', password: 'x'.repeat(300_000) } } }],
    ['request parameters', { requestParameters: { headers: { a: ['x'.repeat(300_000)] } } }],
  ])('answer 413 to %s that no Secret has room for', async (_what, api) => {
    const answer = await registry.call('POST', servicesPath(app), { ...base, api: { targetUrl, ...api } });
    expect([answer.status, answer.body.code, await registry.objectsOf(app)]).toEqual([413, 413, []]);
  });

  it('answer 413 to what the Application has no room for', async () => {
    const description = 'x'.repeat(500_000);
    const statuses: number[] = [];
    for (const _time of [1, 2, 3]) {
      const body = { ...base, shortDescription: 'short', description, api: { targetUrl } };
      statuses.push((await registry.call('POST', servicesPath(app), body)).status);
    }
    expect(statuses).toEqual([200, 200, 413]);
    expect(await registry.objectsOf(app)).toHaveLength(2);
  });
});

it('takes many registrations at once', async () => {
  const ids = await Promise.all(
    Array.from({ length: 12 }, () => registry.register(app, { events: { spec: {} } })),
  );
  const listed = (await registry.call('GET', servicesPath(app))).body as { id: string }[];
  expect(listed.map((item) => item.id).sort()).toEqual(ids.sort());
});

it('lets PUTs of one service wait for each other', async () => {
  const id = await registry.register(app, { api: { targetUrl, credentials: { basic } } });
  const names = ['a', 'b', 'c', 'd'];
  const answers = await Promise.all(
    names.map((name) => {
      const credentials = { basic: { username: name, password: name } };
      return registry.call('PUT', servicesPath(app, id), { ...base, name, api: { targetUrl, credentials } });
    }),
  );
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
  const { services = [] } = await registry.specOf(app);
  expect((await registry.secretTexts(resourceOf(id)))?.username).toBe(services[0]?.displayName);
});
