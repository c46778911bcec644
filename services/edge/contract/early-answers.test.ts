import 'reflect-metadata';
import { connect, type TLSSocket } from 'node:tls';
import { Name, X509CertificateGenerator } from '@peculiar/x509';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '#lib/domain/application/application.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { createServer } from '#lib/http/create-server.ts';
import { listen } from '#lib/http/listen.ts';
import { createLogger } from '#lib/log.ts';
import { encodePem } from '#lib/pki/pem.ts';
import { keysOf, privateKeyPem } from '#testing/signing-requests.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import {
  type Identity,
  newAuthority,
  newIdentity,
  putAuthority,
  type RunningEdge,
  startEdge,
} from '#testing/start-edge.ts';

const pieceBytes = 65_536;
let api: TestApi;
let backend: FastifyInstance;
let edge: RunningEdge;
let client: Identity;
let shop: string;

beforeAll(async () => {
  api = await startTestApi();
  shop = `shop-${api.id}`;
  backend = createServer({ log: createLogger('test', 'silent'), bodyLimitBytes: 100_000 });
  backend.post('/:application/v1/metadata/services', async () => 'taken');
  const ca = await newAuthority();
  await putAuthority(api, { 'ca.crt': ca.certificatePem, 'ca.key': ca.keyPem });
  await api.kube.create<Application>(kinds.applications, {
    apiVersion: apiVersionOf(kinds.applications),
    kind: 'Application',
    metadata: { name: shop },
    spec: {},
  });
  edge = await startEdge(api, await listen(backend, { host: '127.0.0.1', port: 0 }));
  client = await newIdentity({ CN: shop }, { from: ca });
});
afterAll(async () => {
  await edge?.stop();
  await backend?.close();
  await api?.stop();
});

/** Sends the whole body before it reads anything, and a second request behind it. */
function upload(path: string, bytes: number, chunked: boolean, as?: Identity): Promise<string> {
  const { port } = new URL(edge.edge);
  const socket: TLSSocket = connect({
    host: '127.0.0.1',
    port: Number(port),
    servername: 'localhost',
    ca: edge.serverCa,
    ...as,
  });
  const piece = 'x'.repeat(pieceBytes);
  const framing = chunked ? 'transfer-encoding: chunked' : `content-length: ${bytes}`;
  socket.pause();
  socket.write(`POST ${path} HTTP/1.1\r\nhost: a\r\n${framing}\r\n\r\n`);
  return new Promise((resolve, reject) => {
    let text = '';
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('close', () => resolve(text));
    let left = bytes / pieceBytes;
    function more(): void {
      if (left-- > 0) {
        socket.write(chunked ? `10000\r\n${piece}\r\n` : piece, more);
        return;
      }
      const end = chunked ? '0\r\n\r\n' : '';
      socket.write(`${end}GET /none HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`, () => socket.resume());
    }
    more();
  });
}

describe('an answer that comes while the caller is still sending', () => {
  it.each([
    [2 * pieceBytes, false],
    [2 * pieceBytes, true],
    [512 * pieceBytes, false],
    [512 * pieceBytes, true],
  ])(
    'reaches him: 413 of the service behind to %i bytes, chunked: %s',
    async (bytes, chunked) => {
      const text = await upload(`/${shop}/v1/metadata/services`, bytes, chunked, client);
      expect(text).toMatch(/^HTTP\/1\.1 413 /);
      expect(text).toContain('{"code":413,"error":"The request body is too large."}');
      expect(text).toMatch(/HTTP\/1\.1 404 /);
    },
    30_000,
  );

  it('reaches him: too large a signing request', async () => {
    const text = await upload('/v1/applications/certificates/renewals', 512 * pieceBytes, false, client);
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
  }, 30_000);

  it('reaches him: no certificate', async () => {
    const text = await upload(`/${shop}/v1/metadata/services`, 512 * pieceBytes, false);
    expect(text).toMatch(/^HTTP\/1\.1 401 /);
  }, 30_000);
});

/** A certificate whose issuer has the name of the CA, and nothing that says which key signed it. */
async function strangerOf(issuer: string): Promise<Identity> {
  const keys = await keysOf();
  const certificate = await X509CertificateGenerator.create({
    subject: `CN=${shop}, OU=OrgUnit, O=Organization, L=Waldorf, ST=Waldorf, C=DE`,
    issuer: new Name(issuer).toString(),
    notBefore: new Date(Date.now() - 60_000),
    notAfter: new Date(Date.now() + 3_600_000),
    publicKey: keys.publicKey,
    signingKey: (
      await crypto.subtle.generateKey(keys.privateKey.algorithm as RsaHashedKeyGenParams, false, [
        'sign',
        'verify',
      ])
    ).privateKey,
    signingAlgorithm: keys.privateKey.algorithm,
  });
  return { cert: encodePem('CERTIFICATE', certificate.rawData), key: await privateKeyPem() };
}

it.each(['TLSv1.2', 'TLSv1.3'] as const)(
  'a certificate of another CA that has the name of ours is refused as such: %s',
  async (version) => {
    const as = await strangerOf('CN=Kyma');
    for (let time = 0; time < 3; time++) {
      const answer = await edge.call(`/${shop}/v1/metadata`, { as, tls: { maxVersion: version } });
      expect([answer.status, answer.body.error]).toEqual([
        401,
        expect.stringContaining('CERT_SIGNATURE_FAILURE'),
      ]);
    }
  },
);

it.each([17_000, 900_000])('a URL of %i characters gets through, and a header of as many', async (length) => {
  const path = `/${shop}/v1/metadata/services?$filter=${'a'.repeat(length)}`;
  const headers = { 'x-own': 'b'.repeat(length) };
  expect((await edge.call(path, { as: client, body: '{}' })).text).toBe('taken');
  expect((await edge.call(`/${shop}/v1/metadata/services`, { as: client, headers, body: '{}' })).text).toBe(
    'taken',
  );
});
