import 'reflect-metadata';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { Pkcs10CertificateRequest } from '@peculiar/x509';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ListeningComponent } from '#lib/component.ts';
import { createCertificateAuthority, loadCertificateAuthority } from '#lib/pki/certificate-authority.ts';
import { createKeyAndRequest } from '#lib/pki/create-key-and-request.ts';
import { issueClientCertificate, issueServerCertificate } from '#lib/pki/issue-certificate.ts';
import { decodePemBlocks } from '#lib/pki/pem.ts';
import { createSampleShop } from './create.ts';

const subject = 'O=Organization,OU=OrgUnit,L=Waldorf,ST=Waldorf,C=DE,CN=shop';
const log = pino({ level: 'silent' });

interface Cluster {
  tokenUrl: string;
  caFile: string;
  /** What reached the registry: the client's name and the bodies of POST and PUT. */
  registered: Map<string, { commonName: string; body: { name: string; api?: { targetUrl: string } } }>;
  close(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A connector and an edge with a real CA, as far as an outside application sees them. */
async function startCluster(directory: string): Promise<Cluster> {
  const now = new Date();
  const pem = await createCertificateAuthority({
    commonName: 'Test',
    validityMs: 3_600_000,
    keyBits: 2048,
    now,
  });
  const authority = await loadCertificateAuthority(pem);
  const options = { authority, validityMs: 3_600_000, now };
  const serverKeys = await createKeyAndRequest('CN=edge');
  const { publicKey } = new Pkcs10CertificateRequest(
    decodePemBlocks(serverKeys.csrPem)[0] ?? new Uint8Array(),
  );
  const serverPem = await issueServerCertificate({ ...options, publicKey, hosts: ['127.0.0.1'] });
  const caFile = join(directory, 'edge-ca.pem');
  await writeFile(caFile, pem.certificatePem);
  const registered: Cluster['registered'] = new Map();
  let connectorUrl = '';
  let edgeUrl = '';
  let token = 'first==';

  const answerEdge: RequestListener = async (request, response) => {
    const { subject: name } = (request.socket as TLSSocket).getPeerCertificate();
    const commonName = String(name.CN);
    const path = request.url ?? '';
    if (path === '/v1/applications/management/info') {
      const urls = {
        metadataUrl: `${edgeUrl}/${commonName}/v1/metadata/services`,
        renewCertUrl: `${edgeUrl}/v1/applications/certificates/renewals`,
      };
      response.end(JSON.stringify({ clientIdentity: { application: commonName }, urls }));
    } else if (request.method === 'GET') {
      response.end(JSON.stringify([...registered].map(([id, { body }]) => ({ id, name: body.name }))));
    } else {
      const id = request.method === 'PUT' ? (path.split('/').at(-1) ?? '') : `id-${registered.size}`;
      registered.set(id, { commonName, body: JSON.parse(await bodyOf(request)) });
      response.end(JSON.stringify({ id }));
    }
  };

  const answerConnector: RequestListener = async (request, response) => {
    const given = new URL(request.url ?? '', connectorUrl).searchParams.get('token');
    if (given !== token) {
      response.statusCode = 403;
      response.end(JSON.stringify({ code: 403, error: 'Invalid token.' }));
    } else if (request.method === 'GET') {
      token = 'second==';
      const csrUrl = `${connectorUrl}/v1/applications/certificates?token=${token}`;
      const api = { infoUrl: `${edgeUrl}/v1/applications/management/info` };
      response.end(JSON.stringify({ csrUrl, api, certificate: { subject } }));
    } else {
      token = 'used';
      const { csr } = JSON.parse(await bodyOf(request)) as { csr: string };
      const [der] = decodePemBlocks(Buffer.from(csr, 'base64').toString());
      const request10 = new Pkcs10CertificateRequest(der ?? new Uint8Array());
      const parts = { C: 'DE', O: 'Organization', OU: 'OrgUnit', L: 'Waldorf', ST: 'Waldorf', CN: 'shop' };
      const client = await issueClientCertificate({
        ...options,
        publicKey: request10.publicKey,
        subject: parts,
      });
      response.statusCode = 201;
      const [crt, caCrt] = [client + pem.certificatePem, pem.certificatePem].map((text) =>
        Buffer.from(text).toString('base64'),
      );
      response.end(JSON.stringify({ crt, caCrt }));
    }
  };

  const tls = { key: serverKeys.keyPem, cert: serverPem, ca: pem.certificatePem, requestCert: true };
  const edge = createHttpsServer({ ...tls, rejectUnauthorized: true }, answerEdge);
  const connector = createHttpServer(answerConnector);
  edgeUrl = `https://127.0.0.1:${await listen(edge)}`;
  connectorUrl = `http://127.0.0.1:${await listen(connector)}`;
  return {
    tokenUrl: `${connectorUrl}/v1/applications/signingRequests/info?token=first==`,
    caFile,
    registered,
    async close() {
      await Promise.all([edge, connector].map((server) => new Promise((done) => server.close(done))));
    },
  };
}

let home: string;
let shop: ListeningComponent;
let cluster: Cluster;

function newShop(): ListeningComponent {
  const config = {
    listen: { host: '127.0.0.1', port: 0 },
    homeDir: join(home, 'shop'),
    edgeCaFile: cluster.caFile,
  };
  return createSampleShop({ log, config });
}

function call(path: string, init?: RequestInit): Promise<Response> {
  return fetch(`${shop.addresses.http}${path}`, init);
}

function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return call(path, { method: 'POST', body: JSON.stringify(body), headers });
}

const credentials = { authorization: `Basic ${Buffer.from('shop:sea-legs').toString('base64')}` };

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'sample-shop-'));
  cluster = await startCluster(home);
  shop = newShop();
  await shop.start();
});

afterEach(async () => {
  await shop.stop();
  await cluster.close();
  await rm(home, { recursive: true, force: true });
});

describe('the shop', () => {
  it('shows products to everybody and orders to those with credentials', async () => {
    expect(await (await call('/products/rope-12')).json()).toMatchObject({ sku: 'rope-12' });
    expect((await call('/products/nothing')).status).toBe(404);
    expect((await call('/orders')).status).toBe(401);
    const wrong = { authorization: `Basic ${Buffer.from('shop:wrong').toString('base64')}` };
    expect((await call('/orders', { headers: wrong })).status).toBe(401);
    expect(await (await call('/orders', { headers: credentials })).json()).toHaveLength(3);
  });

  it('takes orders', async () => {
    const answer = await post('/orders', { sku: 'cleat-200', quantity: 2 }, credentials);
    expect(answer.status).toBe(201);
    const order = (await answer.json()) as { id: string; total: unknown };
    expect(order.total).toEqual({ amount: 47.8, currency: 'EUR' });
    expect((await call(`/orders/${order.id}`, { headers: credentials })).status).toBe(200);
    expect((await post('/orders', { sku: 'cleat-200', quantity: 0 }, credentials)).status).toBe(400);
    expect((await post('/orders', { sku: 'nothing', quantity: 1 }, credentials)).status).toBe(400);
  });

  it('shows a request as it arrived, without its secrets', async () => {
    const headers = { ...credentials, 'x-trace': '1', 'access-token': 'abc' };
    const echoed = (await (await call('/echo?a=b', { headers })).json()) as {
      headers: Record<string, string>;
    };
    expect(echoed).toMatchObject({ method: 'GET', path: '/echo?a=b' });
    expect(echoed.headers['x-trace']).toBe('1');
    expect(echoed.headers.authorization).toBe('(present, hidden)');
    expect(echoed.headers['access-token']).toBe('(present, hidden)');
  });

  it('describes itself as OpenAPI, AsyncAPI and OData', async () => {
    expect(await (await call('/openapi.json')).json()).toMatchObject({ openapi: '3.0.3' });
    expect(await (await call('/asyncapi.json')).json()).toMatchObject({ asyncapi: '2.6.0' });
    expect(await (await call('/openapi.yaml')).text()).toMatch(/^openapi: 3/);
    expect(await (await call('/odata/$metadata')).text()).toContain('<edmx:Edmx');
    expect(await (await call('/odata/Products')).json()).toMatchObject({
      '@odata.context': '$metadata#Products',
    });
  });
});

describe('pairing', () => {
  it('pairs through the real protocol and registers its services over mutual TLS', async () => {
    const paired = await post('/pair', { url: cluster.tokenUrl });
    expect(await paired.json()).toMatchObject({ application: 'shop', certificate: { subject } });
    const registered = (await (await post('/register', {})).json()) as { services: { name: string }[] };
    expect(registered.services.map((service) => service.name)).toEqual(['Orders API', 'Order events']);
    const [orders] = cluster.registered.values();
    expect(orders?.commonName).toBe('shop');
    expect(orders?.body.api?.targetUrl).toBe(shop.addresses.http);
  });

  it('updates what it registered before', async () => {
    await post('/pair', { url: cluster.tokenUrl });
    const first = await (await post('/register', { application: 'shop' })).json();
    expect(await (await post('/register', { application: 'shop' })).json()).toEqual(first);
    expect(cluster.registered.size).toBe(2);
  });

  it('keeps key and certificate readable by the owner only, and across a restart', async () => {
    await post('/pair', { url: cluster.tokenUrl });
    const directory = join(home, 'shop', 'shop');
    for (const name of await readdir(directory)) {
      expect((await stat(join(directory, name))).mode & 0o777).toBe(0o600);
    }
    expect(await readFile(join(directory, 'client.key'), 'utf8')).toContain('PRIVATE KEY');
    await shop.stop();
    shop = newShop();
    await shop.start();
    const state = (await (await call('/pair')).json()) as { pairings: unknown[] };
    expect(state).toMatchObject({ paired: true, pairings: [{ application: 'shop' }] });
    expect(JSON.stringify(state)).not.toContain('PRIVATE KEY');
    expect((await post('/register', {})).status).toBe(200);
  });

  it('says what the connector said about a used token', async () => {
    await post('/pair', { url: cluster.tokenUrl });
    const again = await post('/pair', { url: cluster.tokenUrl });
    expect(again.status).toBe(502);
    expect(await again.json()).toMatchObject({ error: 'The connector answered 403: Invalid token.' });
  });

  it('refuses what is no URL, what is not reachable, and to register before it is paired', async () => {
    expect((await post('/pair', { url: 'file:///etc/passwd' })).status).toBe(400);
    expect((await post('/pair', {})).status).toBe(400);
    expect((await post('/pair', { url: 'http://127.0.0.1:1/x' })).status).toBe(502);
    expect((await post('/register', {})).status).toBe(412);
    expect((await post('/register', { application: '../x' })).status).toBe(400);
  });

  it('does nothing for web pages', async () => {
    const fromPage = { origin: 'http://evil.example' };
    expect((await post('/pair', { url: cluster.tokenUrl }, fromPage)).status).toBe(403);
    expect((await post('/register', {}, fromPage)).status).toBe(403);
  });
});
