import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Application } from '#lib/domain/application/application.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { createLogger } from '#lib/log.ts';
import { createPlatform, type Platform, type PlatformAddresses } from '#services/platform.ts';
import { eventually } from '#testing/eventually.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { base, callRegistry, servicesPath } from '#testing/start-registry.ts';
import { startTarget, type Target } from '#testing/start-target.ts';

/** The whole platform as the sandbox runs it, asked by one application to download from itself, for what another one has. */
let api: TestApi;
let home: string;
let platform: Platform;
let at: PlatformAddresses;
/** The API of the application `other`, behind its own credentials. */
let target: Target;
/** A server of the application `shop`. */
let own: Target;
let shop: string;
let other: string;

beforeAll(async () => {
  [api, target, own, home] = await Promise.all([
    startTestApi(),
    startTarget(),
    startTarget(),
    mkdtemp(join(tmpdir(), 'mooring-downloads-')),
  ]);
  platform = createPlatform({
    kube: api.kube,
    log: createLogger('test', 'silent'),
    host: '127.0.0.1',
    portOf: async () => 0,
    edgeCaFile: join(home, 'edge-ca.pem'),
    eventsFile: join(home, 'events.sqlite'),
    env: { NODE_ENV: 'test', MOORING_NAMESPACE: api.namespace },
  });
  await platform.start();
  at = platform.addresses;
  [shop, other] = await Promise.all([newApplication('shop'), newApplication('other')]);
  const credentials = { basic: { username: 'ada', password: 'lovelace' } };
  const registered = await register(other, { targetUrl: target.url, credentials });
  expect(registered.status).toBe(200);
  // the address below leads to the API of `other`, credentials and all, for who may call the gateway
  const address = `${await gatewayAddress()}/customers`;
  await eventually(async () => ((await fetch(address)).status === 200 ? true : undefined), 5_000);
  expect(target.received.at(-1)?.headers.authorization).toBe(`Basic ${btoa('ada:lovelace')}`);
});
afterAll(async () => {
  await platform?.stop();
  await Promise.all([target?.stop(), own?.stop()]);
  await api?.stop();
  await rm(home, { recursive: true, force: true });
});
beforeEach(() => {
  target.received.length = 0;
});

async function newApplication(name: string): Promise<string> {
  const unique = `${name}-${api.id}`;
  await api.kube.create<Application>(kinds.applications, {
    apiVersion: apiVersionOf(kinds.applications),
    kind: 'Application',
    metadata: { name: unique },
    spec: { description: 'test', services: [] },
  });
  return unique;
}

function register(application: string, part: object) {
  return callRegistry(at.registry, 'POST', servicesPath(application), { ...base, api: part });
}

async function gatewayAddress(application = other): Promise<string> {
  const { spec } = await api.kube.get<Application>(kinds.applications, application);
  const name = spec?.services?.[0]?.displayName.toLowerCase();
  return `${at.gateway}/${application}/${name}`;
}

const targetUrl = 'https://orders.example.com';
const credentialsFor = (url: string, headers: Record<string, string[]> = {}) => ({
  targetUrl,
  specificationUrl: `${own.url}/spec`,
  specificationCredentials: {
    oauth: { url, clientId: 'i', clientSecret: 's', requestParameters: { headers } },
  },
});

async function refused(part: object, status: number, reason: RegExp): Promise<void> {
  const answer = await register(shop, part);
  expect([answer.status, answer.body]).toEqual([
    status,
    { code: status, error: expect.stringMatching(reason) },
  ]);
  expect(target.received).toEqual([]);
  const { spec } = await api.kube.get<Application>(kinds.applications, shop);
  expect(spec?.services).toEqual([]);
}

it('an application reads no API of another through the gateway', async () => {
  await refused(
    { targetUrl, specificationUrl: `${await gatewayAddress()}/customers` },
    502,
    /it answered 403/,
  );
});

it('nor by a server of its own that leads there', async () => {
  const location = `${await gatewayAddress()}/customers`;
  own.on('/moved', (response) => void response.writeHead(302, { location }).end());
  await refused({ targetUrl, specificationUrl: `${own.url}/moved` }, 502, /it answered 403/);
});

it('nor as OData, whose $metadata the gateway would give it', async () => {
  await refused(
    { targetUrl: await gatewayAddress(), apiType: 'odata' },
    502,
    /\$metadata failed: it answered 403/,
  );
});

it('an application writes to no API of another by way of a token request', async () => {
  const address = `${await gatewayAddress()}/orders`;
  await refused(credentialsFor(address, { 'x-own': ['header'] }), 502, /it answered 403/);
});

it.each(['x-mooring-download', 'X_Mooring-Download', 'Connection', 'Transfer-Encoding', 'Host'])(
  'nor with the header %s',
  async (name) => {
    const address = `${await gatewayAddress()}/orders`;
    const reason = new RegExp(
      `specificationCredentials.oauth.requestParameters may not set the header ${name}: `,
    );
    await refused(credentialsFor(address, { [name]: ['x-mooring-download'] }), 400, reason);
  },
);

it('the connector takes no word of an application for the certificate of another', async () => {
  const specificationUrl = `${at.connectorExternal}/v1/applications/management/info`;
  const headers = { 'X-Forwarded-Client-Cert': [`Hash=0;Subject="CN=${other}"`] };
  await refused({ targetUrl, specificationUrl }, 502, /it answered 403/);
  await refused(
    { targetUrl, specificationUrl, specificationRequestParameters: { headers } },
    400,
    /specificationRequestParameters may not set the header X-Forwarded-Client-Cert: /,
  );
});

it('the connector gives an application no token for another', async () => {
  const address = `${at.connectorInternal}/v1/applications/tokens`;
  await refused(credentialsFor(address), 502, /it answered 403/);
  await refused(
    credentialsFor(address, { Application: [other] }),
    400,
    /may not set the header Application: /,
  );
});

it.each([
  ['the services of another application', () => `${at.registry}${servicesPath(other)}`],
  ['the calls that the gateway has seen', () => `${at.gatewayStatus}/v1/calls`],
  ['the figures of the gateway', () => `${at.gatewayStatus}/metrics`],
  ['the catalog of the broker', () => `${at.broker}/v2/catalog`],
  ['the event service', () => `${at.eventService}/v1/health`],
])('an application reads not %s', async (_what, address) => {
  expect((await fetch(address())).status).not.toBe(403);
  await refused({ targetUrl, specificationUrl: address() }, 502, /it answered 403/);
});

it.each([
  ['access token', (url: string) => ({ oauth: { url, clientId: 'i', clientSecret: 's' } })],
  [
    'CSRF token',
    (url: string) => ({ basic: { username: 'u', password: 'p', csrfInfo: { tokenEndpointURL: url } } }),
  ],
])('the gateway asks itself for no %s in the name of an application', async (what, credentials) => {
  const application = await newApplication(what.split(' ')[0]?.toLowerCase() ?? '');
  const answer = await register(application, {
    targetUrl: own.url,
    credentials: credentials(`${await gatewayAddress()}/tokens`),
  });
  expect(answer.status).toBe(200);
  const address = `${await gatewayAddress(application)}/x`;
  await eventually(async () => ((await fetch(address)).status === 502 ? true : undefined), 5_000);
  expect(target.received).toEqual([]);
});
