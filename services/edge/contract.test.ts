import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '#lib/domain/application.ts';
import { apiVersionOf, kinds } from '#lib/domain/kinds.ts';
import type { KubeObject } from '#lib/domain/kube-object.ts';
import { createLogger } from '#lib/log.ts';
import { encodeTextBase64 } from '#lib/pki/base64.ts';
import {
  type CertificateAndKeyPem,
  createCertificateAuthority,
  loadCertificateAuthority,
} from '#lib/pki/certificate-authority.ts';
import { createKeyAndRequest } from '#lib/pki/create-key-and-request.ts';
import { issueClientCertificate } from '#lib/pki/issue-certificate.ts';
import { readSigningRequest } from '#lib/pki/read-signing-request.ts';
import { formatSubject } from '#lib/pki/subject.ts';
import { eventually } from '../../e2e/harness/eventually.ts';
import { startTestApi, type TestApi } from '../../e2e/harness/start-api.ts';
import { readEdgeConfig } from './config.ts';
import { createEdge } from './create.ts';

interface Client {
  cert: string;
  key: string;
}
interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into member by member
  body: any;
}

const dayMs = 86_400_000;
const caSecret = 'connector-service-app-ca';
const log = createLogger('test', 'silent');
let api: TestApi;
let edge: ReturnType<typeof createEdge>;
let backend: Server;
let folder: string;
let ca: CertificateAndKeyPem;
let serverCa: string;
let shop: string;
let client: Client;
const backendStreams: ServerResponse[] = [];

/** Says what it was asked. */
function createBackend(): Server {
  return createServer((request, answer) => {
    if (request.url?.endsWith('/endless')) {
      backendStreams.push(answer);
      answer.writeHead(200).write('first');
      return;
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      const body = Buffer.concat(chunks).toString();
      answer.writeHead(201, { 'x-backend': 'yes' }).end(JSON.stringify({ method, url, headers, body }));
    });
  });
}

async function newAuthority(): Promise<CertificateAndKeyPem> {
  return createCertificateAuthority({
    commonName: 'Kyma',
    validityMs: dayMs,
    keyBits: 2048,
    now: new Date(),
  });
}

async function putAuthority(pem: CertificateAndKeyPem): Promise<void> {
  const data = { 'ca.crt': encodeTextBase64(pem.certificatePem), 'ca.key': encodeTextBase64(pem.keyPem) };
  await api.kube.delete(kinds.secrets, caSecret, api.namespace);
  await api.kube.create<KubeObject & { data: Record<string, string> }>(kinds.secrets, {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: caSecret, namespace: api.namespace },
    data,
  });
}

async function newClient(commonName: string, from: CertificateAndKeyPem, now = new Date()): Promise<Client> {
  const subject = { C: 'DE', O: 'Organization', OU: 'OrgUnit', L: 'Waldorf', ST: 'Waldorf', CN: commonName };
  const { keyPem, csrPem } = await createKeyAndRequest(formatSubject(subject));
  const { publicKey } = await readSigningRequest(encodeTextBase64(csrPem), subject);
  const authority = await loadCertificateAuthority(from);
  const cert = await issueClientCertificate({ authority, publicKey, validityMs: 60_000, now, subject });
  return { cert, key: keyPem };
}

interface CallOptions {
  as?: Client | undefined;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

function call(path: string, { as, method = 'GET', headers = {}, body }: CallOptions = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const url = `${edge.addresses.edge}${path}`;
    const request = httpsRequest(url, { method, headers, ca: serverCa, agent: false, ...as }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const read: unknown = text.startsWith('{') ? JSON.parse(text) : undefined;
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: read });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

async function createApplication(name: string, spec: Application['spec'] = {}): Promise<void> {
  await api.kube.create<Application>(kinds.applications, {
    apiVersion: apiVersionOf(kinds.applications),
    kind: 'Application',
    metadata: { name },
    spec,
  });
}

beforeAll(async () => {
  api = await startTestApi();
  folder = await mkdtemp(join(tmpdir(), 'mooring-edge-'));
  shop = `shop-${api.id}`;
  backend = createBackend();
  await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve));
  const backendUrl = `http://127.0.0.1:${(backend.address() as AddressInfo).port}`;
  ca = await newAuthority();
  await putAuthority(ca);
  const loopback = { host: '127.0.0.1', port: 0 };
  edge = createEdge({
    kube: api.kube,
    log,
    config: {
      ...readEdgeConfig({ NODE_ENV: 'test' }),
      listen: loopback,
      health: loopback,
      forwarded: loopback,
      namespace: api.namespace,
      hosts: ['localhost', '127.0.0.1'],
      caFile: join(folder, 'edge-ca.pem'),
      connectorExternalUrl: backendUrl,
      registryUrl: backendUrl,
      eventServiceUrl: 'http://127.0.0.1:1',
    },
  });
  await edge.start();
  serverCa = await readFile(join(folder, 'edge-ca.pem'), 'utf8');
  client = await newClient(shop, ca);
  await createApplication(shop);
  const ready = async () =>
    (await call(`/${shop}/v1/metadata`, { as: client })).status === 201 ? true : undefined;
  await eventually(ready);
});
afterAll(async () => {
  await edge?.stop();
  backend?.close();
  await api?.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('without an acceptable certificate', () => {
  it('answers 401 with a sentence where there is none', async () => {
    const answer = await call(`/${shop}/v1/metadata/services`);
    expect([answer.status, answer.body.code]).toEqual([401, 401]);
    expect(answer.body.error).toContain('client certificate is required');
    expect((await call('/v1/applications/management/info')).status).toBe(401);
  });

  it('answers 401 to one of another CA', async () => {
    const stranger = await newClient(shop, await newAuthority());
    const answer = await call(`/${shop}/v1/metadata/services`, { as: stranger });
    expect(answer.status).toBe(401);
    expect(answer.body.error).toContain('not accepted');
  });

  it('answers 401 to an expired one', async () => {
    const expired = await newClient(shop, ca, new Date(Date.now() - 120_000));
    const answer = await call(`/${shop}/v1/metadata/services`, { as: expired });
    expect(answer.status).toBe(401);
    expect(answer.body.error).toContain('has expired');
  });

  it('answers 403 to that of another application', async () => {
    const other = await newClient('other', ca);
    for (const path of [
      `/${shop}/v1/metadata/services`,
      `/${shop}/v1/events`,
      `/unknown-${api.id}/v1/metadata`,
    ]) {
      const answer = await call(path, { as: other });
      expect([answer.status, answer.body]).toEqual([403, { code: 403, error: 'No valid subject found' }]);
    }
  });
});

describe('with the certificate of the application', () => {
  it('forwards to the registry, body and headers included', async () => {
    const headers = { 'content-type': 'application/json', 'x-own': '1', 'x-forwarded-client-cert': 'forged' };
    const path = `/${shop}/v1/metadata/services?a=b%20c`;
    const {
      status,
      headers: answered,
      body,
    } = await call(path, { as: client, method: 'POST', headers, body: '{"a":1}' });
    expect([status, answered['x-backend']]).toEqual([201, 'yes']);
    expect(body).toMatchObject({ method: 'POST', url: path, body: '{"a":1}' });
    expect(body.headers['x-own']).toBe('1');
    expect(body.headers['x-forwarded-for']).toBe('127.0.0.1');
    expect(body.headers['x-forwarded-client-cert']).toMatch(
      new RegExp(
        `^Hash=[0-9a-f]{64};Subject="CN=${shop},OU=OrgUnit,O=Organization,L=Waldorf,ST=Waldorf,C=DE";URI=$`,
      ),
    );
  });

  it('forwards to the connector', async () => {
    for (const path of ['management/info', 'certificates/renewals', 'certificates/revocations']) {
      const { status, body } = await call(`/v1/applications/${path}`, { as: client, method: 'POST' });
      expect([status, body.url]).toEqual([201, `/v1/applications/${path}`]);
      expect(body.headers['x-forwarded-client-cert']).toContain(`CN=${shop},`);
    }
  });

  it('does not forward anything else', async () => {
    for (const path of [
      '/v1/applications/tokens',
      `/${shop}/v1/applications`,
      `/${shop}/v1/metadatax`,
      `/${shop}`,
      `/${shop}/v1/metadata/%2e%2e/%2e%2e/other/v1/metadata`,
      `/${shop}%2fv1/metadata`,
    ]) {
      const answer = await call(path, { as: client });
      expect([path, answer.status >= 400 && answer.status < 500, answer.body.code]).toEqual([
        path,
        true,
        answer.status,
      ]);
    }
  });

  it('answers 502 without a body where the service behind is not reached', async () => {
    const answer = await call(`/${shop}/v1/events`, { as: client, method: 'POST', body: '{}' });
    expect([answer.status, answer.body]).toEqual([502, undefined]);
  });

  it('lets go of the service behind when the caller goes away', async () => {
    const url = `${edge.addresses.edge}/${shop}/v1/metadata/endless`;
    await new Promise<void>((resolve) => {
      const request = httpsRequest(
        url,
        { ca: serverCa, agent: false, method: 'POST', ...client },
        (answer) => {
          answer.once('data', () => {
            request.destroy();
            resolve();
          });
        },
      );
      request.on('error', () => undefined);
      request.write('never finished');
    });
    await eventually(() => (backendStreams.at(-1)?.destroyed ? true : undefined));
    expect((await call(`/${shop}/v1/metadata`, { as: client })).status).toBe(201);
  });

  it('answers 404 where the Application is gone', async () => {
    const lonely = await newClient(`gone-${api.id}`, ca);
    expect((await call(`/gone-${api.id}/v1/metadata`, { as: lonely })).status).toBe(404);
  });

  it('wants a client id instead where the Application has some', async () => {
    const name = `compass-${api.id}`;
    await createApplication(name, { compassMetadata: { authentication: { clientIds: ['id-1'] } } });
    const [named, byId] = [await newClient(name, ca), await newClient('id-1', ca)];
    const path = `/${name}/v1/metadata`;
    await eventually(async () => ((await call(path, { as: byId })).status === 201 ? true : undefined));
    expect((await call(path, { as: named })).status).toBe(403);
  });
});

it('trusts a new CA as soon as its Secret changes', async () => {
  const next = await newAuthority();
  const nextClient = await newClient(shop, next);
  const path = `/${shop}/v1/metadata`;
  expect((await call(path, { as: nextClient })).status).toBe(401);
  await putAuthority(next);
  await eventually(async () => ((await call(path, { as: nextClient })).status === 201 ? true : undefined));
  expect((await call(path, { as: client })).status).toBe(401);
  await putAuthority(ca);
  await eventually(async () => ((await call(path, { as: client })).status === 201 ? true : undefined));
});

it('trusts the header of an ingress on the listener for that', async () => {
  const base = `${edge.addresses.forwarded}/${shop}/v1/metadata`;
  const missing = await fetch(base);
  expect([missing.status, await missing.json()]).toEqual([
    500,
    { code: 500, error: 'X-Forwarded-Client-Cert header not found' },
  ]);
  const header = `Hash=${'a'.repeat(64)};Subject="CN=${shop}";URI=,By=x;Subject=""`;
  const allowed = await fetch(base, { headers: { 'x-forwarded-client-cert': header } });
  expect(allowed.status).toBe(201);
  const other = await fetch(base, { headers: { 'x-forwarded-client-cert': 'Subject="CN=other"' } });
  expect(other.status).toBe(403);
});

it('tells its health', async () => {
  expect((await fetch(`${edge.addresses.health}/v1/health`)).status).toBe(200);
});
