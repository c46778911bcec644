import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Application, ServiceEntry } from '#lib/domain/application/application.ts';
import type { CredentialKind } from '#lib/domain/application/credentials/credential-kind.ts';
import { registeredServiceSchema } from '#lib/domain/application/registered-service.ts';
import { settingsOf, withoutSecrets } from '#lib/domain/application/service-settings.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { withSettings } from '#lib/operations/services/update.ts';
import { createSelfSignedClient } from '#lib/pki/create-self-signed.ts';
import type { BrokerContext } from '#services/application-broker/broker-context.ts';
import { packageAuthorization } from '#services/application-broker/credentials/package-authorization.ts';
import { type RunningGateway, startGateway } from '#testing/start-gateway.ts';
import { servicesPath, startTestRegistry, type TestRegistry } from '#testing/start-registry.ts';
import { type Received, startTarget, type Target } from '#testing/start-target.ts';
import { createTestAuthority } from '#testing/test-authority.ts';

/** Each kind of credentials from its registration to the call that is made with it. */
interface Case {
  /** Of the registration, and of what the registry answers; undefined for no credentials. */
  member: string | undefined;
  registered: () => object;
  /** What the registry answers in its place; a common name and addresses are public. */
  answered: () => object;
  /** Keys of the Secret, sorted; undefined where there is none. */
  secretKeys: string[] | undefined;
  /** Values of the console's form. */
  form: () => object;
  bindingType: string;
  /** Members of `CONFIGURATION.credentials`, sorted. */
  configured: string[] | undefined;
  /** What the target has seen of who calls. */
  seen: Pick<Received, 'client'> & { authorization: string | undefined };
  /** What the token endpoint has seen, where one is asked. */
  asked?: Pick<Received, 'client' | 'body'>;
}

const mask = '********';
let registry: TestRegistry;
let gateway: RunningGateway;
let target: Target;
let tokenServer: Target;
let client: { certificatePem: string; keyPem: string };

beforeAll(async () => {
  registry = await startTestRegistry();
  const authority = await createTestAuthority('Private CA');
  const tls = await authority.issue(['127.0.0.1']);
  const options = { tls: { ...tls, requestCert: true, rejectUnauthorized: false } };
  [target, tokenServer] = await Promise.all([startTarget(options), startTarget(options)]);
  client = await createSelfSignedClient('client-of-shop', 86_400_000, new Date());
  gateway = await startGateway(registry.api, { services: {} });
  tokenServer.on('/token', (response) => response.end('{"access_token":"t","expires_in":3600}'));
});

afterAll(async () => {
  await gateway?.stop();
  await Promise.all([target?.stop(), tokenServer?.stop()]);
  await registry?.stop();
});

beforeEach(() => {
  target.received.length = 0;
  tokenServer.received.length = 0;
});

const tokenUrl = () => `${tokenServer.url}/token`;

const cases: Record<CredentialKind, Case> = {
  none: {
    member: undefined,
    registered: () => ({}),
    answered: () => ({}),
    secretKeys: undefined,
    form: () => ({ type: 'none' }),
    bindingType: 'noauth',
    configured: undefined,
    seen: { client: undefined, authorization: undefined },
  },
  basic: {
    member: 'basic',
    registered: () => ({ username: 'ada', password: 'lovelace' }),
    answered: () => ({ username: mask, password: mask }),
    secretKeys: ['password', 'username'],
    form: () => ({ type: 'basic', username: mask, password: mask }),
    bindingType: 'basicauth',
    configured: ['password', 'username'],
    seen: { client: undefined, authorization: `Basic ${btoa('ada:lovelace')}` },
  },
  oauth: {
    member: 'oauth',
    registered: () => ({ url: tokenUrl(), clientId: 'id', clientSecret: 'secret', authMethod: 'body' }),
    answered: () => ({ url: tokenUrl(), clientId: mask, clientSecret: mask, authMethod: 'body' }),
    secretKeys: ['authMethod', 'clientId', 'clientSecret'],
    form: () => ({
      type: 'oauth',
      url: tokenUrl(),
      clientId: mask,
      clientSecret: mask,
      authMethod: 'body',
    }),
    bindingType: 'oauth',
    configured: ['clientId', 'clientSecret', 'tokenUrl'],
    seen: { client: undefined, authorization: 'Bearer t' },
    asked: {
      client: undefined,
      body: 'client_id=id&client_secret=secret&grant_type=client_credentials',
    },
  },
  oauthWithCertificate: {
    member: 'oauthWithCert',
    registered: () => ({
      url: tokenUrl(),
      clientId: 'id',
      certificate: client.certificatePem,
      key: client.keyPem,
    }),
    answered: () => ({ url: tokenUrl(), clientId: mask, certificate: mask, key: mask }),
    secretKeys: ['clientId', 'crt', 'key'],
    form: () => ({
      type: 'oauthWithCertificate',
      url: tokenUrl(),
      clientId: mask,
      certificate: mask,
      key: mask,
    }),
    bindingType: 'oauthwithcert',
    configured: ['clientId', 'crt', 'key', 'tokenUrl'],
    seen: { client: undefined, authorization: 'Bearer t' },
    asked: { client: 'client-of-shop', body: 'client_id=id&grant_type=client_credentials' },
  },
  certificate: {
    member: 'certificateGen',
    registered: () => ({ commonName: 'orders' }),
    answered: () => ({ commonName: 'orders', certificate: expect.stringMatching(/^[\w+/=]+$/) }),
    secretKeys: ['commonName', 'crt', 'key'],
    form: () => ({ type: 'certificate', commonName: 'orders' }),
    bindingType: 'certificate',
    configured: ['crt', 'key'],
    seen: { client: 'orders', authorization: undefined },
  },
};

async function registered(credentials: object | undefined) {
  const application = await registry.newApplication();
  await registry.api.kube.patch(kinds.applications, { name: application }, 'merge', {
    spec: { skipVerify: true },
  });
  const api = { targetUrl: target.url, ...(credentials === undefined ? {} : { credentials }) };
  const id = await registry.register(application, { api });
  return { application, id, resource: `${application.slice(0, 26)}-${id}` };
}

async function entryOf(application: string): Promise<ServiceEntry> {
  const { spec } = await registry.api.kube.get<Application>(kinds.applications, application);
  const entry = spec?.services?.[0]?.entries[0];
  if (entry === undefined) {
    throw new Error('the service has no API');
  }
  return entry;
}

/** Gives a registered service's credentials the type that something else might write. */
async function setType(application: string, credentials: ServiceEntry['credentials']): Promise<void> {
  const { spec } = await registry.api.kube.get<Application>(kinds.applications, application);
  const services = spec?.services?.map((service) => ({
    ...service,
    entries: service.entries.map((entry) => ({ ...entry, credentials })),
  }));
  await registry.api.kube.patch(kinds.applications, { name: application }, 'merge', { spec: { services } });
}

async function authorizationOf(application: string, id: string) {
  const { kube, namespace } = registry.api;
  const context = { kube, config: { namespace } } as unknown as BrokerContext;
  return packageAuthorization(context, [await entryOf(application)], { application, serviceId: id });
}

async function called(application: string, id: string) {
  const host = `${application.slice(0, 26)}-${id}.${registry.api.namespace}.svc.cluster.local`;
  await expect.poll(async () => (await gateway.call('', '/x', { host })).status).toBe(200);
  return target.at('/x').at(-1);
}

describe.each(Object.entries(cases))('%s', (_kind, expected) => {
  const { member } = expected;
  const wrapped = (values: object) => (member === undefined ? undefined : { [member]: values });

  it('is kept in a Secret, answered without its secrets, and kept by what is sent back', async () => {
    const { application, id, resource } = await registered(wrapped(expected.registered()));
    const stored = await registry.secretTexts(resource);
    expect(stored && Object.keys(stored).sort()).toEqual(expected.secretKeys);

    const path = servicesPath(application, id);
    const { text, body } = await registry.call('GET', path);
    expect(body.api.credentials).toEqual(wrapped(expected.answered()));

    const settings = settingsOf(withoutSecrets(registeredServiceSchema.parse(body)));
    expect(settings.credentials).toEqual(expected.form());
    expect(JSON.parse(withSettings(text, settings))).toEqual(body);
    const answer = await registry.call('PUT', path, withSettings(text, { ...settings, name: 'Renamed' }));
    expect(answer.status).toBe(200);
    expect(await registry.secretTexts(resource)).toEqual(stored);
  });

  it('is named in a binding, and used by the gateway', async () => {
    const { application, id } = await registered(wrapped(expected.registered()));
    const { type, configuration } = await authorizationOf(application, id);
    expect(type).toBe(expected.bindingType);
    expect(configuration.credentials && Object.keys(configuration.credentials).sort()).toEqual(
      expected.configured,
    );

    const call = await called(application, id);
    expect({ client: call?.client, authorization: call?.headers.authorization }).toEqual(expected.seen);
    const asked = tokenServer.at('/token').map(({ client: name, body }) => ({ client: name, body }));
    expect(asked).toEqual(expected.asked === undefined ? [] : [expected.asked]);
  });
});

describe('a certificate and key for the token endpoint', () => {
  const put = (application: string, id: string, change: object) =>
    registry.call('PUT', servicesPath(application, id), {
      provider: 'ACME',
      name: 'Orders',
      description: 'Order API',
      api: {
        targetUrl: target.url,
        credentials: {
          oauthWithCert: { url: tokenUrl(), clientId: mask, certificate: mask, key: mask, ...change },
        },
      },
    });

  it('are replaced together', async () => {
    const { oauthWithCertificate } = cases;
    const oauthWithCert = oauthWithCertificate.registered();
    const { application, id, resource } = await registered({ oauthWithCert });
    const next = await createSelfSignedClient('next-client', 86_400_000, new Date());

    const half = await put(application, id, { certificate: next.certificatePem });
    expect(half.status).toBe(400);
    expect(half.body.error).toContain('oauthWithCert: key does not belong to the certificate');
    expect(await registry.secretTexts(resource)).toMatchObject({ crt: client.certificatePem });

    const both = await put(application, id, { certificate: next.certificatePem, key: next.keyPem });
    expect(both.status).toBe(200);
    expect(await registry.secretTexts(resource)).toEqual({
      clientId: 'id',
      crt: next.certificatePem,
      key: next.keyPem,
    });
  });

  it.each(['url', 'clientId', 'certificate', 'key'])('are not taken without %s', async (missing) => {
    const application = await registry.newApplication();
    const oauthWithCert = { ...cases.oauthWithCertificate.registered(), [missing]: '' };
    const answer = await registry.call('POST', servicesPath(application), {
      provider: 'ACME',
      name: 'Orders',
      description: 'Order API',
      api: { targetUrl: target.url, credentials: { oauthWithCert } },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toContain(`oauthWithCert ${missing} field cannot be empty`);
  });
});

describe('credentials of a type that nobody knows', () => {
  async function unknown() {
    const found = await registered({ basic: { username: 'ada', password: 'lovelace' } });
    await setType(found.application, { type: 'Riddle', secretName: found.resource });
    return found;
  }

  it('are answered as unknown, and lost by no PUT', async () => {
    const { application, id, resource } = await unknown();
    const path = servicesPath(application, id);
    const { body } = await registry.call('GET', path);
    expect(body.api.credentials).toEqual({ unknown: { type: 'Riddle' } });
    expect(settingsOf(registeredServiceSchema.parse(body)).credentials).toEqual({
      type: 'unknown',
      storedType: 'Riddle',
    });

    const answer = await registry.call('PUT', path, { ...body, name: 'Renamed' });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toContain('Riddle');
    expect(await registry.secretTexts(resource)).toEqual({ username: 'ada', password: 'lovelace' });
  });

  it('are given to no workload', async () => {
    const { application, id } = await unknown();
    await expect(authorizationOf(application, id)).rejects.toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining('Riddle'),
    });
  });

  it('make a call fail', async () => {
    const { application, id } = await unknown();
    const host = `${application.slice(0, 26)}-${id}.${registry.api.namespace}.svc.cluster.local`;
    await expect.poll(async () => (await gateway.call('', '/x', { host })).status).toBe(500);
    expect(target.received).toEqual([]);
  });
});

it('of a known type without a Secret are not taken for none', async () => {
  const { application, id } = await registered(undefined);
  await setType(application, { type: 'Basic', secretName: '' });
  await expect(authorizationOf(application, id)).rejects.toMatchObject({ code: 'INVALID' });
  const host = `${application.slice(0, 26)}-${id}.${registry.api.namespace}.svc.cluster.local`;
  await expect.poll(async () => (await gateway.call('', '/x', { host })).status).toBe(500);
  expect(target.received).toEqual([]);
});
