import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger } from '#lib/log.ts';
import { encodeTextBase64 } from '#lib/pki/base64.ts';
import { formatClientCertHeader } from '#lib/pki/client-cert-header.ts';
import { createKeyAndRequest } from '#lib/pki/create-key-and-request.ts';
import { decodePemBlocks } from '#lib/pki/pem.ts';
import { parseSubject } from '#lib/pki/subject.ts';
import { startTestApi, type TestApi } from '../../e2e/harness/start-api.ts';
import { readConnectorServiceConfig } from './config.ts';
import { createConnectorService } from './create.ts';

const log = createLogger('test', 'silent');
const gatewayUrl = 'https://gateway.example';
let api: TestApi;
let connector: ReturnType<typeof createConnectorService>;
let nowMs = Date.now();

function build() {
  const loopback = { host: '127.0.0.1', port: 0 };
  return createConnectorService({
    kube: api.kube,
    log,
    config: {
      ...readConnectorServiceConfig({ NODE_ENV: 'test' }),
      internal: loopback,
      external: loopback,
      namespace: api.namespace,
      publicUrl: undefined,
      gatewayUrl,
      caKeyBits: 2048,
    },
    now: () => new Date(nowMs),
  });
}

beforeAll(async () => {
  api = await startTestApi();
  connector = build();
  await connector.start();
});
afterAll(async () => {
  await connector?.stop();
  await api?.stop();
});

interface Answer {
  status: number;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into member by member
  body: any;
}

async function call(url: string, init: RequestInit = {}): Promise<Answer> {
  const answer = await fetch(url, { redirect: 'manual', ...init });
  const text = await answer.text();
  return { status: answer.status, text, body: text.startsWith('{') ? JSON.parse(text) : undefined };
}

function newToken(application: string): Promise<Answer> {
  return call(`${connector.addresses.internal}/v1/applications/tokens`, {
    method: 'POST',
    headers: { application },
  });
}

async function newInfo(application: string): Promise<Answer> {
  return call((await newToken(application)).body.url);
}

async function csrFor(subject: string): Promise<string> {
  return encodeTextBase64((await createKeyAndRequest(subject)).csrPem);
}

function sign(csrUrl: string, csr: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  return call(csrUrl, { method: 'POST', body: JSON.stringify({ csr }), headers });
}

async function pair(application: string) {
  const info = (await newInfo(application)).body;
  const answer = await sign(info.csrUrl, await csrFor(info.certificate.subject));
  const [der = new Uint8Array()] = decodePemBlocks(atob(answer.body.clientCrt));
  const hash = new X509Certificate(der).fingerprint256.replaceAll(':', '').toLowerCase();
  const xfcc = formatClientCertHeader(hash, parseSubject(info.certificate.subject));
  return { info, answer, hash, headers: { 'x-forwarded-client-cert': xfcc } };
}

describe('tokens', () => {
  it('answers 201 with a token of 88 characters, unescaped in the URL', async () => {
    const { status, body } = await newToken('shop');
    expect(status).toBe(201);
    expect(body.token).toMatch(/^[\w-]{86}==$/);
    expect(body.url).toBe(
      `${connector.addresses.external}/v1/applications/signingRequests/info?token=${body.token}`,
    );
  });

  it('wants the header Application', async () => {
    const answer = await call(`${connector.addresses.internal}/v1/applications/tokens`, { method: 'POST' });
    expect([answer.status, answer.body.code]).toEqual([400, 400]);
  });

  it.each(['', '?token=', '?token=incorrect-token'])('refuses info with "%s"', async (query) => {
    const answer = await call(`${connector.addresses.external}/v1/applications/signingRequests/info${query}`);
    expect([answer.status, answer.body.code]).toEqual([403, 403]);
  });

  it('says "Invalid token." for a wrong one, at info and at signing', async () => {
    const base = `${connector.addresses.external}/v1/applications`;
    const info = await call(`${base}/signingRequests/info?token=wrong`);
    const signing = await sign(`${base}/certificates?token=wrong`, 'x');
    expect([info.body, signing.body]).toEqual([
      { code: 403, error: 'Invalid token.' },
      { code: 403, error: 'Invalid token.' },
    ]);
  });

  it('works once, and with %3D%3D too', async () => {
    const { body } = await newToken('shop');
    const url = body.url.replace('==', '%3D%3D');
    expect((await call(url)).status).toBe(200);
    expect((await call(url)).body).toEqual({ code: 403, error: 'Invalid token.' });
  });

  it('lets exactly one of many parallel requests win', async () => {
    const { body } = await newToken('shop');
    const answers = await Promise.all(Array.from({ length: 8 }, () => call(body.url)));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 403)).toHaveLength(7);
  });

  it('expires after five minutes', async () => {
    const { body } = await newToken('shop');
    nowMs += 5 * 60_000;
    try {
      expect((await call(body.url)).body).toEqual({ code: 403, error: 'Invalid token.' });
    } finally {
      nowMs -= 5 * 60_000;
    }
  });

  it('outlives a restart of the connector', async () => {
    const { body } = await newToken('shop');
    const second = build();
    await second.start();
    try {
      const url = body.url.replace(connector.addresses.external, second.addresses.external);
      expect((await call(url)).status).toBe(200);
    } finally {
      await second.stop();
    }
  });
});

describe('pairing', () => {
  it('gives addresses, the subject and a second token', async () => {
    const { status, body } = await newInfo('shop');
    expect(status).toBe(200);
    const base = `${connector.addresses.external}/v1/applications/certificates`;
    expect(body.csrUrl.startsWith(`${base}?token=`)).toBe(true);
    expect(body.api).toEqual({
      eventsInfoUrl: `${gatewayUrl}/shop/v1/events/subscribed`,
      eventsUrl: `${gatewayUrl}/shop/v1/events`,
      metadataUrl: `${gatewayUrl}/shop/v1/metadata/services`,
      infoUrl: `${gatewayUrl}/v1/applications/management/info`,
      certificatesUrl: base,
    });
    expect(body.certificate).toEqual({
      subject: 'O=Organization,OU=OrgUnit,L=Waldorf,ST=Waldorf,C=DE,CN=shop',
      extensions: '',
      'key-algorithm': 'rsa2048',
    });
  });

  it('answers 201 with chain, client certificate and CA', async () => {
    const { answer } = await pair('shop');
    expect(answer.status).toBe(201);
    const chain = decodePemBlocks(atob(answer.body.crt)).map((der) => new X509Certificate(der));
    const [client, ca] = chain;
    expect(chain).toHaveLength(2);
    expect(client?.verify(ca?.publicKey ?? client.publicKey)).toBe(true);
    expect(atob(answer.body.crt)).toBe(atob(answer.body.clientCrt) + atob(answer.body.caCrt));
    expect(answer.body.crt).not.toMatch(/\s/);
    expect(client?.subject).toContain('CN=shop');
  });

  it.each([
    [
      'another CN',
      (subject: string) => subject.replace('CN=shop', 'CN=Wrong'),
      /^CSR: Invalid common name provided\.$/,
    ],
    [
      'another OU',
      (subject: string) => subject.replace('OU=OrgUnit', 'OU=Test'),
      /^CSR: Invalid organizational unit provided\./,
    ],
    ['no O', (subject: string) => subject.replace('O=Organization,', ''), /^CSR: No organization provided\./],
  ])('refuses %s and leaves the token usable', async (_what, change, text) => {
    const { csrUrl, certificate } = (await newInfo('shop')).body;
    const refused = await sign(csrUrl, await csrFor(change(certificate.subject)));
    expect([refused.status, refused.body.code]).toEqual([400, 400]);
    expect(refused.body.error).toMatch(text);
    expect((await sign(csrUrl, await csrFor(certificate.subject))).status).toBe(201);
    expect((await sign(csrUrl, await csrFor(certificate.subject))).status).toBe(403);
  });

  it('refuses broken base64', async () => {
    const { csrUrl } = (await newInfo('shop')).body;
    expect((await sign(csrUrl, 'not base64')).body).toEqual({
      code: 400,
      error: 'There was an error while parsing the base64 content. An incorrect value was provided.',
    });
  });

  it('refuses broken JSON with a hint about line breaks', async () => {
    const { csrUrl } = (await newInfo('shop')).body;
    const answer = await call(csrUrl, { method: 'POST', body: '{"csr":"YWJj\nYWJj"}' });
    expect(answer.status).toBe(400);
    expect(answer.body.error).toContain('base64 -w0');
  });
});

describe('with a client certificate', () => {
  it('shows management info', async () => {
    const { headers, info } = await pair('shop');
    const answer = await call(`${connector.addresses.external}/v1/applications/management/info`, { headers });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      clientIdentity: { application: 'shop' },
      urls: {
        eventsInfoUrl: `${gatewayUrl}/shop/v1/events/subscribed`,
        eventsUrl: `${gatewayUrl}/shop/v1/events`,
        metadataUrl: `${gatewayUrl}/shop/v1/metadata/services`,
        renewCertUrl: `${gatewayUrl}/v1/applications/certificates/renewals`,
        revokeCertUrl: `${gatewayUrl}/v1/applications/certificates/revocations`,
      },
      certificate: info.certificate,
    });
  });

  it.each([undefined, 'Subject="CN=shop,O=Other"', 'nonsense'])('refuses the header %s', async (header) => {
    const headers: Record<string, string> = header === undefined ? {} : { 'x-forwarded-client-cert': header };
    const answer = await call(`${connector.addresses.external}/v1/applications/management/info`, { headers });
    expect([answer.status, answer.body.code]).toEqual([400, 400]);
    expect(answer.body.error).toContain('Invalid certificate');
  });

  it('renews until it is revoked', async () => {
    const { headers, info } = await pair('shop');
    const base = `${connector.addresses.external}/v1/applications/certificates`;
    const csr = await csrFor(info.certificate.subject);
    expect((await sign(`${base}/renewals`, csr, headers)).status).toBe(201);
    const revoked = await call(`${base}/revocations`, { method: 'POST', headers });
    expect([revoked.status, revoked.text]).toEqual([201, '']);
    expect((await sign(`${base}/renewals`, csr, headers)).status).toBe(403);
    const info2 = await call(`${connector.addresses.external}/v1/applications/management/info`, { headers });
    expect(info2.status).toBe(200);
  });

  it('is revoked by an administrator with a pasted fingerprint', async () => {
    const { headers, info, hash } = await pair('shop');
    const pasted = (hash.toUpperCase().match(/../g) ?? []).join(':');
    const path = '/v1/applications/certificates/revocations';
    const revoke = () =>
      call(connector.addresses.internal + path, { method: 'POST', body: JSON.stringify({ Hash: pasted }) });
    expect((await revoke()).status).toBe(201);
    expect((await revoke()).status).toBe(201);
    const csr = await csrFor(info.certificate.subject);
    const renewals = `${connector.addresses.external}/v1/applications/certificates/renewals`;
    expect((await sign(renewals, csr, headers)).status).toBe(403);
  });
});

it('redirects /v1 to its description and knows 404 from 405', async () => {
  const base = connector.addresses.external ?? '';
  const redirect = await fetch(`${base}/v1`, { redirect: 'manual' });
  expect([redirect.status, redirect.headers.get('location')]).toEqual([301, '/v1/api.yaml']);
  expect((await call(`${base}/v1/api.yaml`)).text).toMatch(/^openapi:/);
  expect((await call(`${base}/v1/runtimes/signingRequests/info`)).body.code).toBe(404);
  expect((await call(`${base}/v1/applications/management/info`, { method: 'POST' })).body.code).toBe(405);
  expect((await call(`${base}/v1/applications/management/info/`)).body.code).toBe(404);
});
