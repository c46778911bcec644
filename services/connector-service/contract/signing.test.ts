import { createPublicKey, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { encodeBase64, encodeTextBase64 } from '#lib/pki/base64.ts';
import { createCertificateAuthority } from '#lib/pki/certificate-authority.ts';
import { decodePemBlocks, encodePem } from '#lib/pki/pem.ts';
import { callUrl } from '#testing/call-url.ts';
import {
  certificateOf,
  certificatesOf,
  csrFor,
  keysOf,
  requestPem,
  subjectOfShop,
} from '#testing/signing-requests.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { type RunningConnector, startConnector } from '#testing/start-connector.ts';

const dayMs = 86_400_000;
const base64Text = 'There was an error while parsing the base64 content. An incorrect value was provided.';
let api: TestApi;
let connector: RunningConnector;
/** Refused requests leave its token usable. */
let csrUrl: string;

beforeAll(async () => {
  api = await startTestApi();
  connector = await startConnector(api);
  csrUrl = (await connector.newInfo('shop')).csrUrl;
});
afterAll(async () => {
  await connector?.stop();
  await api?.stop();
});

async function signed(csr: unknown) {
  const info = await connector.newInfo('shop');
  return connector.sign(info.csrUrl, csr);
}

describe('a body that is not what is asked for (2.6)', () => {
  it.each([
    ['', 'empty'],
    ['{', 'not valid JSON'],
    ['csr=abc', 'not valid JSON'],
    ['{"csr":"YWJj\nYWJj"}', 'base64 -w0'],
    ['[]', '"csr"'],
    ['null', '"csr"'],
    ['"text"', '"csr"'],
    ['{}', '"csr"'],
    ['{"csr":1}', '"csr"'],
    ['{"csr":null}', '"csr"'],
    ['{"csr":["x"]}', '"csr"'],
  ])('answers 400 to %j and says what is wrong', async (body, word) => {
    const answer = await callUrl(csrUrl, { method: 'POST', body });
    expect([answer.status, answer.body.code]).toEqual([400, 400]);
    expect(answer.body.error).toContain(word);
  });
});

describe('a request that cannot be read (2.6)', () => {
  it.each(['not base64!', 'YWJj_w==', 'YWJj-w==', 'YWJ', 'YW Jj', '=', 'YQ==YQ==', 'ÄÖÜ='])(
    'answers 400 with the fixed text to "%s"',
    async (csr) => {
      const { status, body } = await connector.sign(csrUrl, csr);
      expect([status, body]).toEqual([400, { code: 400, error: base64Text }]);
    },
  );

  it.each([
    ['an empty text', async () => '', 'pem block'],
    ['a text without PEM', async () => encodeTextBase64('hello'), 'pem block'],
    [
      'DER',
      async () => encodeBase64(decodePemBlocks(await requestPem())[0] ?? new Uint8Array()),
      'pem block',
    ],
    ['PEM that holds no request', async () => pemOf('CERTIFICATE REQUEST', [48, 3, 2, 1, 1]), 'parsing CSR'],
    ['PEM that holds an empty sequence', async () => pemOf('X', [48, 0]), 'parsing CSR'],
    ['a certificate in the place of a request', ownCertificate, 'parsing CSR'],
    ['a key in the place of a request', ownKey, 'parsing CSR'],
    ['a request that somebody has changed', tampered, 'signature invalid'],
  ])('answers 400 to %s', async (_what, make, word) => {
    const { status, body } = await connector.sign(csrUrl, await make());
    expect([status, body.code]).toEqual([400, 400]);
    expect(body.error).toContain(word);
  });

  it('answers 400 to a key that is too short for any connection', async () => {
    const { status, body } = await connector.sign(csrUrl, await csrFor(subjectOfShop, { kind: 'RSA 1024' }));
    expect([status, body.code]).toEqual([400, 400]);
    expect(body.error).toContain('1024 bits');
  });
});

function pemOf(label: string, bytes: number[]): string {
  return encodeTextBase64(encodePem(label, new Uint8Array(bytes)));
}

async function ownCertificate(): Promise<string> {
  return (await connector.pair('shop')).answer.body.clientCrt;
}

async function ownKey(): Promise<string> {
  const { privateKey } = await keysOf();
  return encodeTextBase64(encodePem('PRIVATE KEY', await crypto.subtle.exportKey('pkcs8', privateKey)));
}

async function tampered(): Promise<string> {
  const [der = new Uint8Array()] = decodePemBlocks(await requestPem());
  const last = der.length - 1;
  der[last] = (der[last] ?? 0) ^ 1;
  return encodeTextBase64(encodePem('CERTIFICATE REQUEST', der));
}

describe('another subject than asked for (2.6)', () => {
  it.each([
    ['other', 'CN=shop', 'CN=other'],
    ['capital', 'CN=shop', 'CN=Shop'],
    ['missing', ',CN=shop', ''],
    ['second', 'CN=shop', 'CN=shop,CN=other'],
  ])('answers 400 with exactly the fixed text to a common name that is %s', async (_what, from, to) => {
    const { status, body } = await connector.sign(csrUrl, await csrFor(subjectOfShop.replace(from, to)));
    expect([status, body]).toEqual([400, { code: 400, error: 'CSR: Invalid common name provided.' }]);
  });

  it.each([
    ['country', 'C', 'DE', 'PL'],
    ['organization', 'O', 'Organization', 'TestOrg'],
    ['organizational unit', 'OU', 'OrgUnit', 'Test'],
    ['locality', 'L', 'Waldorf', 'waldorf'],
    ['province', 'ST', 'Waldorf', 'Berlin'],
  ])('answers 400 to another %s, and to none', async (name, attribute, expected, other) => {
    const pair = new RegExp(`(^|,)${attribute}=${expected}`);
    const differs = await csrFor(subjectOfShop.replace(pair, `$1${attribute}=${other}`));
    const missing = await csrFor(subjectOfShop.replace(pair, ''));
    const [invalid, no] = [await connector.sign(csrUrl, differs), await connector.sign(csrUrl, missing)];
    expect([invalid.status, no.status]).toEqual([400, 400]);
    expect(invalid.body.error).toMatch(new RegExp(`^CSR: Invalid ${name} provided\\. `));
    expect(invalid.body.error).toContain(`Expected ${attribute}=${expected}, received ${attribute}=${other}`);
    expect(no.body.error).toMatch(new RegExp(`^CSR: No ${name} provided\\. `));
  });

  it.each([
    ['common name', 'O=x,OU=x,L=x,ST=x,C=XX,CN=x'],
    ['country', 'O=x,OU=x,L=x,ST=x,C=XX,CN=shop'],
    ['organization', 'O=x,OU=x,L=x,ST=x,C=DE,CN=shop'],
    ['organizational unit', 'O=Organization,OU=x,L=x,ST=x,C=DE,CN=shop'],
    ['locality', 'O=Organization,OU=OrgUnit,L=x,ST=x,C=DE,CN=shop'],
    ['province', 'O=Organization,OU=OrgUnit,L=Waldorf,ST=x,C=DE,CN=shop'],
  ])('names the %s first where several differ', async (name, subject) => {
    const { body } = await connector.sign(csrUrl, await csrFor(subject));
    expect(body.error).toMatch(new RegExp(`^CSR: Invalid ${name} provided\\.`));
  });
});

describe('a request that is taken (2.6, 9)', () => {
  it.each([
    ['RSA 2048', 'SHA-1', 'sha256WithRSAEncryption'],
    ['RSA 2048', 'SHA-256', 'sha256WithRSAEncryption'],
    ['RSA 3072', 'SHA-256', 'sha256WithRSAEncryption'],
    ['RSA 4096', 'SHA-256', 'sha256WithRSAEncryption'],
    ['P-256', 'SHA-256', 'sha256WithRSAEncryption'],
    ['P-384', 'SHA-256', 'sha256WithRSAEncryption'],
    ['Ed25519', 'SHA-256', 'sha256WithRSAEncryption'],
  ] as const)('has a key of %s and a signature by %s', async (kind, hash, signature) => {
    const { status, body } = await signed(await csrFor(subjectOfShop, { kind, hash }));
    expect(status).toBe(201);
    const certificate = certificateOf(body.clientCrt);
    expect(certificate.signatureAlgorithm).toBe(signature);
    const { publicKey } = await keysOf(kind, hash);
    const spki = Buffer.from(await crypto.subtle.exportKey('spki', publicKey));
    expect(certificate.publicKey.equals(createPublicKey({ key: spki, format: 'der', type: 'spki' }))).toBe(
      true,
    );
  });

  it.each([
    ['in any order', 'CN=shop,C=DE,ST=Waldorf,L=Waldorf,OU=OrgUnit,O=Organization'],
    ['with more attributes', `${subjectOfShop},E=somebody@example.com`],
    ['with more values behind the first', subjectOfShop.replace('OU=OrgUnit', 'OU=OrgUnit,OU=More')],
  ])('has its subject %s', async (_what, subject) => {
    const { status, body } = await signed(await csrFor(subject));
    expect(status).toBe(201);
    expect(certificateOf(body.clientCrt).subject).toBe(
      'C=DE\nO=Organization\nOU=OrgUnit\nL=Waldorf\nST=Waldorf\nCN=shop',
    );
  });

  it.each([
    ['in lines of 76 as JSON text', (csr: string) => csr.replace(/.{76}/g, '$&\n')],
    ['in lines with CR and LF', (csr: string) => csr.replace(/.{64}/g, '$&\r\n')],
  ])('comes as base64 %s', async (_what, wrap) => {
    expect((await signed(wrap(await csrFor()))).status).toBe(201);
  });

  it.each([
    ['CRLF line ends', (pem: string) => pem.replaceAll('\n', '\r\n')],
    ['another label', (pem: string) => pem.replaceAll('CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST')],
    ['text around it', (pem: string) => `Certificate Request:\n  Data:\n${pem}\nmore`],
    ['a second block behind it', (pem: string) => pem + encodePem('OTHER', new Uint8Array([1]))],
  ])('is PEM with %s', async (_what, change) => {
    expect((await signed(encodeTextBase64(change(await requestPem())))).status).toBe(201);
  });

  it.each([
    ['CSR', '"CSR"'],
    ['Csr', '"Csr"'],
  ])('is under the key %s', async (_what, key) => {
    const info = await connector.newInfo('shop');
    const body = `{"more":{"csr":1},${key}:"${await csrFor()}"}`;
    expect((await callUrl(info.csrUrl, { body, headers: { 'content-type': 'text/plain' } })).status).toBe(
      201,
    );
  });

  it('is the last of several under the same key', async () => {
    const info = await connector.newInfo('shop');
    const body = `{"csr":"broken","CSR":"${await csrFor()}"}`;
    expect((await callUrl(info.csrUrl, { body })).status).toBe(201);
  });
});

describe('the answer (2.7)', () => {
  it('is 201 with three members, each base64 in one line, and the content type of the reference', async () => {
    const { status, body, headers, text } = await signed(await csrFor());
    expect(status).toBe(201);
    expect(headers['content-type']).toBe('application/json;charset=UTF-8');
    expect(text.endsWith('}\n')).toBe(true);
    expect(Object.keys(body)).toEqual(['crt', 'clientCrt', 'caCrt']);
    for (const value of Object.values(body)) {
      expect(value).toMatch(/^[A-Za-z0-9+/]+={0,2}$/);
    }
  });

  it('holds the client certificate first, then its CA, which has signed it', async () => {
    const { body } = await signed(await csrFor());
    const [client, ca] = certificatesOf(body.crt);
    expect(certificatesOf(body.crt)).toHaveLength(2);
    expect(client?.raw).toEqual(certificateOf(body.clientCrt).raw);
    expect(ca?.raw).toEqual(certificateOf(body.caCrt).raw);
    expect(ca && client?.verify(ca.publicKey)).toBe(true);
    expect(client?.issuer).toBe(ca?.subject);
  });

  it('holds the root too where the CA has one above it', async () => {
    const name = `root-${api.id}`;
    const root = await createCertificateAuthority({
      commonName: 'Root',
      validityMs: dayMs,
      keyBits: 2048,
      now: new Date(),
    });
    await api.kube.create<KubeObject & { data: Record<string, string> }>(kinds.secrets, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace: api.namespace },
      data: { cacert: encodeTextBase64(root.certificatePem) },
    });
    const below = await startConnector(api, { rootCaSecretName: name });
    try {
      const { answer } = await below.pair('shop');
      const rootRaw = new X509Certificate(root.certificatePem).raw;
      const [client, second, third] = certificatesOf(answer.body.crt);
      expect([client?.subject.includes('CN=shop'), second?.raw.equals(rootRaw)]).toEqual([true, true]);
      expect(third && client?.verify(third.publicKey)).toBe(true);
      expect(certificatesOf(answer.body.caCrt).map(({ raw }) => raw)).toEqual([second?.raw, third?.raw]);
    } finally {
      await below.stop();
    }
  });

  it('gives each certificate a random serial number', async () => {
    const serials = new Set<string>();
    for (const _ of [1, 2, 3]) {
      serials.add((await connector.pair('shop')).certificate.serialNumber);
    }
    expect(serials.size).toBe(3);
    expect([...serials].every((serial) => serial.length >= 16)).toBe(true);
  });

  it('is for client authentication and nothing else', async () => {
    const { certificate } = await connector.pair('shop');
    expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
    expect([certificate.ca, certificate.subjectAltName]).toEqual([false, undefined]);
  });

  it('begins five minutes ago and ends after 92 days', async () => {
    const fromMs = Date.now();
    const { certificate } = await connector.pair('shop');
    const beganMs = fromMs - certificate.validFromDate.getTime();
    const lastsMs = certificate.validToDate.getTime() - fromMs;
    expect(Math.round(beganMs / 60_000)).toBe(5);
    expect(Math.round(lastsMs / dayMs)).toBe(92);
  });

  it('never ends after the CA', async () => {
    const short = await startConnector(api, { caSecretName: 'short-ca', caValidityMs: dayMs });
    try {
      const { certificate, answer } = await short.pair('shop');
      expect(certificate.validToDate).toEqual(certificateOf(answer.body.caCrt).validToDate);
    } finally {
      await short.stop();
    }
  });

  it('says the subject in order C, O, OU, L, ST, CN', async () => {
    const { certificate } = await connector.pair('shop');
    expect(certificate.subject.split('\n').map((line) => line.split('=')[0])).toEqual([
      'C',
      'O',
      'OU',
      'L',
      'ST',
      'CN',
    ]);
  });
});
