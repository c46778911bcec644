import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { callUrl } from '#testing/call-url.ts';
import { eventually } from '#testing/eventually.ts';
import {
  certificateOf,
  clientCertHeaderOf,
  csrFor,
  hashOf,
  requestPem,
  subjectOfShop,
} from '#testing/signing-requests.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import {
  gatewayUrl,
  type PairedClient,
  type RunningConnector,
  startConnector,
} from '#testing/start-connector.ts';

interface ConfigMap extends KubeObject {
  data?: Record<string, string>;
}

const ownSubject = 'CN=shop,OU=OrgUnit,O=Organization,L=Waldorf,ST=Waldorf,C=DE';
let api: TestApi;
let connector: RunningConnector;
let client: PairedClient;

beforeAll(async () => {
  api = await startTestApi();
  connector = await startConnector(api);
  client = await connector.pair('shop');
});
afterAll(async () => {
  await connector?.stop();
  await api?.stop();
});

const at = {
  info: ['GET', 'management/info'],
  renewal: ['POST', 'certificates/renewals'],
  revocation: ['POST', 'certificates/revocations'],
} as const;

function ask(what: keyof typeof at, headers: Record<string, string>, csr?: string) {
  const [method, path] = at[what];
  const body = csr === undefined || method === 'GET' ? undefined : JSON.stringify({ csr });
  return connector.asEdge(`${connector.external}/v1/applications/${path}`, { method, headers, body });
}

function withHeader(value: string): Record<string, string> {
  return { 'x-forwarded-client-cert': value };
}

async function revocations(): Promise<Record<string, string>> {
  const list = await api.kube.get<ConfigMap>(kinds.configmaps, 'revocations-config', api.namespace);
  return list.data ?? {};
}

describe('management info (2.8)', () => {
  it('tells the identity, the addresses and the subject', async () => {
    const { status, body, headers } = await ask('info', client.headers);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json;charset=UTF-8');
    expect(body).toEqual({
      clientIdentity: { application: 'shop' },
      urls: {
        eventsInfoUrl: `${gatewayUrl}/shop/v1/events/subscribed`,
        eventsUrl: `${gatewayUrl}/shop/v1/events`,
        metadataUrl: `${gatewayUrl}/shop/v1/metadata/services`,
        renewCertUrl: `${gatewayUrl}/v1/applications/certificates/renewals`,
        revokeCertUrl: `${gatewayUrl}/v1/applications/certificates/revocations`,
      },
      certificate: { subject: subjectOfShop, extensions: '', 'key-algorithm': 'rsa2048' },
    });
  });

  it('says the same about the certificate as the signing request info did', async () => {
    expect((await ask('info', client.headers)).body.certificate).toEqual(client.info.certificate);
  });

  it('is empty where no gateway is configured', async () => {
    const bare = await startConnector(api, { gatewayUrl: () => '' });
    try {
      const url = `${bare.external}/v1/applications/management/info`;
      const { urls } = (await bare.asEdge(url, { headers: client.headers })).body;
      expect(new Set(Object.values(urls))).toEqual(new Set(['']));
    } finally {
      await bare.stop();
    }
  });

  it('answers a revoked certificate too', async () => {
    const revoked = await connector.pair('shop');
    await ask('revocation', revoked.headers);
    expect((await ask('info', revoked.headers)).status).toBe(200);
  });
});

describe('signing request info (2.5)', () => {
  it('has the members in the order of the reference', async () => {
    const { info } = client;
    expect(Object.keys(info)).toEqual(['csrUrl', 'api', 'certificate']);
    expect(Object.keys(info.api)).toEqual([
      'eventsInfoUrl',
      'eventsUrl',
      'metadataUrl',
      'infoUrl',
      'certificatesUrl',
    ]);
    expect(Object.keys(info.certificate)).toEqual(['subject', 'extensions', 'key-algorithm']);
  });

  it.each([
    ['eventsInfoUrl', () => `${gatewayUrl}/shop/v1/events/subscribed`],
    ['eventsUrl', () => `${gatewayUrl}/shop/v1/events`],
    ['metadataUrl', () => `${gatewayUrl}/shop/v1/metadata/services`],
    ['infoUrl', () => `${gatewayUrl}/v1/applications/management/info`],
    ['certificatesUrl', () => `${connector.external}/v1/applications/certificates`],
  ])('says %s', (name, expected) => {
    expect(client.info.api[name]).toBe(expected());
  });

  it('says the subject without blanks, no extensions, and the kind of key', () => {
    expect(client.info.certificate).toEqual({
      subject: subjectOfShop,
      extensions: '',
      'key-algorithm': 'rsa2048',
    });
  });

  it('leads to the signing with a fresh token, which is not percent-encoded', () => {
    expect(client.info.csrUrl).toMatch(/\/v1\/applications\/certificates\?token=[\w-]{86}==$/);
  });
});

describe.each(['info', 'renewal', 'revocation'] as const)('the header of %s (2.11)', (what) => {
  it.each([
    ['is missing', {}],
    ['is empty', withHeader('')],
    ['is no such header', withHeader('nonsense')],
    ['has no subject of ours', withHeader(`Hash=${'a'.repeat(64)};Subject="CN=shop,O=Other"`)],
    ['has only hops of the mesh', withHeader(`By=spiffe://a;Hash=${'a'.repeat(64)};Subject="";URI=x`)],
    [
      'has an empty common name',
      withHeader(`Hash=${'a'.repeat(64)};Subject="${ownSubject.replace('=shop', '=')}"`),
    ],
    ['has no common name', withHeader(`Hash=${'a'.repeat(64)};Subject="${ownSubject.slice(8)}"`)],
    [
      'has another locality',
      withHeader(`Hash=${'a'.repeat(64)};Subject="${ownSubject.replace('L=Waldorf', 'L=x')}"`),
    ],
    ['never ends', withHeader(`Hash=${'a'.repeat(64)};Subject="${ownSubject}`.replace('CN', '"CN'))],
  ])('answers 400 where it %s', async (_what, headers) => {
    const { status, body } = await ask(what, headers as Record<string, string>, '');
    expect([status, body.code]).toEqual([400, 400]);
    expect(body.error).toMatch(/^Invalid certificate: /);
  });
});

describe('the header that an ingress sends (2.11)', () => {
  it.each([
    [`Hash=HASH;Subject="${ownSubject}";URI=`],
    [
      `Hash=HASH;Subject="${ownSubject}";URI=,By=spiffe://c/sa/d;Hash=${'b'.repeat(64)};Subject="";URI=spiffe://x`,
    ],
    [`By=spiffe://c/sa/d;Hash=${'b'.repeat(64)};Subject="";URI=spiffe://x,Hash=HASH;Subject="${ownSubject}"`],
    [`Hash=${'b'.repeat(64)};Subject="CN=hop,O=Mesh",Hash=HASH;Subject="${ownSubject}"`],
    [`Subject="${ownSubject}";Hash=HASH`],
    [
      `Hash=HASH;Cert="-----BEGIN%20CERT";Subject="C=DE,ST=Waldorf,L=Waldorf,O=Organization,OU=OrgUnit,CN=shop"`,
    ],
  ])('is understood: %.60s', async (header) => {
    const own = await connector.pair('shop');
    const headers = withHeader(header.replace('HASH', own.hash));
    expect((await ask('info', headers)).body.clientIdentity).toEqual({ application: 'shop' });
    expect((await ask('revocation', headers)).status).toBe(201);
    expect(await revocations()).toHaveProperty(own.hash);
  });

  it.each(['renewal', 'revocation'] as const)('must have the hash for %s', async (what) => {
    const { status, body } = await ask(what, withHeader(`Subject="${ownSubject}"`), await csrFor());
    expect([status, body.code]).toEqual([400, 400]);
    expect(body.error).toContain('hash');
  });

  it('does not let a value with a comma name another application', async () => {
    const evil = 'CN=shop\\\\,CN=admin,OU=OrgUnit,O=Organization,L=Waldorf,ST=Waldorf,C=DE';
    const { body } = await ask('info', withHeader(`Hash=${'c'.repeat(64)};Subject="${evil}"`));
    expect(body.clientIdentity.application).toBe('shop,CN=admin');
  });
});

describe('renewal (2.9)', () => {
  it('answers 201 as the first signing did', async () => {
    const { status, body } = await ask('renewal', client.headers, await csrFor());
    expect(status).toBe(201);
    expect(Object.keys(body)).toEqual(['crt', 'clientCrt', 'caCrt']);
    expect(certificateOf(body.clientCrt).serialNumber).not.toBe(client.certificate.serialNumber);
  });

  it.each(['RSA 2048', 'P-256'] as const)('takes the same key or another one: %s', async (kind) => {
    expect((await ask('renewal', client.headers, await csrFor(subjectOfShop, { kind }))).status).toBe(201);
  });

  it('leaves the old certificate valid, any number of times', async () => {
    const answers = [];
    for (let round = 0; round < 3; round++) {
      answers.push((await ask('renewal', client.headers, await csrFor())).status);
    }
    expect(answers).toEqual([201, 201, 201]);
  });

  it('takes the renewed certificate for the next renewal', async () => {
    const { body } = await ask('renewal', client.headers, await csrFor());
    const renewed = clientCertHeaderOf(certificateOf(body.clientCrt));
    expect((await ask('renewal', renewed, await csrFor())).status).toBe(201);
  });

  it('refuses the subject of another application', async () => {
    const { status, body } = await ask(
      'renewal',
      client.headers,
      await csrFor(subjectOfShop.replace('shop', 'x')),
    );
    expect([status, body]).toEqual([400, { code: 400, error: 'CSR: Invalid common name provided.' }]);
  });

  it.each([
    ['not base64!', 'parsing the base64 content'],
    ['', 'pem block'],
  ])('refuses the request "%s"', async (csr, word) => {
    const { status, body } = await ask('renewal', client.headers, csr);
    expect([status, body.error]).toEqual([400, expect.stringContaining(word)]);
  });

  it.each(['{', '', '{"csr":{}}'])('answers 400 to the body %j', async (body) => {
    const url = `${connector.external}/v1/applications/certificates/renewals`;
    expect((await connector.asEdge(url, { method: 'POST', headers: client.headers, body })).status).toBe(400);
  });

  it('refuses a revoked certificate before it looks at the request', async () => {
    const revoked = await connector.pair('shop');
    await ask('revocation', revoked.headers);
    const { status, body } = await ask('renewal', revoked.headers, 'not base64!');
    expect([status, body.code]).toEqual([403, 403]);
    expect(body.error).toContain('revoked');
  });
});

describe('revocation by its owner (2.10)', () => {
  it('answers 201 with no body but with a content type, again and again', async () => {
    const own = await connector.pair('shop');
    for (const _ of [1, 2]) {
      const { status, text, headers } = await ask('revocation', own.headers);
      expect([status, text]).toEqual([201, '']);
      expect(headers['content-type']).toBe('application/json;charset=UTF-8');
    }
    expect(await revocations()).toMatchObject({ [own.hash]: own.hash });
  });

  it('does not touch other certificates of the application', async () => {
    const [own, other] = [await connector.pair('shop'), await connector.pair('shop')];
    await ask('revocation', own.headers);
    expect((await ask('renewal', other.headers, await csrFor())).status).toBe(201);
  });

  it('keeps all of many that come at once', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => connector.pair('shop')));
    const answers = await Promise.all(all.map(({ headers }) => ask('revocation', headers)));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201));
    const stored = await revocations();
    expect(all.every(({ hash }) => stored[hash] === hash)).toBe(true);
  });

  it('makes the list where somebody has deleted it', async () => {
    const own = await connector.pair('shop');
    await api.kube.delete(kinds.configmaps, 'revocations-config', api.namespace);
    expect((await ask('revocation', own.headers)).status).toBe(201);
    expect(await revocations()).toEqual({ [own.hash]: own.hash });
  });
});

describe('revocation by an administrator (2.10)', () => {
  function revoke(body: string) {
    return callUrl(`${connector.internal}/v1/applications/certificates/revocations`, {
      method: 'POST',
      body,
    });
  }

  it.each([
    ['as it is', (hash: string) => hash],
    ['in capitals with colons', (hash: string) => (hash.toUpperCase().match(/../g) ?? []).join(':')],
    ['with blanks', (hash: string) => ` ${(hash.match(/../g) ?? []).join(' ')}\n`],
    ['with dashes', (hash: string) => (hash.match(/../g) ?? []).join('-')],
    [
      'as openssl prints it',
      (hash: string) => `sha256 Fingerprint=${(hash.toUpperCase().match(/../g) ?? []).join(':')}`,
    ],
    [
      'as keytool prints it',
      (hash: string) => `SHA256: ${(hash.toUpperCase().match(/../g) ?? []).join(':')}`,
    ],
  ])('takes the fingerprint %s', async (_what, spell) => {
    const own = await connector.pair('shop');
    const { status, text } = await revoke(JSON.stringify({ hash: spell(own.hash) }));
    expect([status, text]).toEqual([201, '']);
    expect((await ask('renewal', own.headers, await csrFor())).status).toBe(403);
  });

  it.each(['hash', 'Hash', 'HASH'])('takes the key %s', async (key) => {
    const own = await connector.pair('shop');
    expect((await revoke(`{"other":1,"${key}":"${own.hash}"}`)).status).toBe(201);
    expect(await revocations()).toHaveProperty(own.hash);
  });

  it.each([
    ['PEM', (pem: string) => pem],
    ['the base64 of the connector', (pem: string) => Buffer.from(pem).toString('base64')],
  ])('takes the certificate itself as %s', async (_what, spell) => {
    const own = await connector.pair('shop');
    const certificate = spell(own.certificate.toString());
    expect((await revoke(JSON.stringify({ certificate }))).status).toBe(201);
    expect(await revocations()).toHaveProperty(hashOf(own.certificate));
  });

  it.each([
    ['', 'empty'],
    ['{', 'not valid JSON'],
    ['{}', 'hash'],
    ['{"hash":""}', 'hash'],
    ['{"hash":1}', 'hash'],
    ['{"hash":"../x"}', 'hash'],
    ['{"hash":"d41d8cd98f00b204e9800998ecf8427e"}', 'SHA-256'],
    ['{"hash":"DA:39:A3:EE:5E:6B:4B:0D:32:55:BF:EF:95:60:18:90:AF:D8:07:09"}', 'SHA-256'],
    ['{"certificate":"none"}', 'PEM'],
  ])('answers 400 to %j', async (body, word) => {
    const answer = await revoke(body);
    expect([answer.status, answer.body.code]).toEqual([400, 400]);
    expect(answer.body.error).toContain(word);
  });

  it('answers 400 to a signing request in the place of a certificate', async () => {
    const { status } = await revoke(JSON.stringify({ certificate: await requestPem() }));
    expect(status).toBe(400);
  });
});

it('keeps revocations, tokens and the CA over a restart', async () => {
  const own = await connector.pair('shop');
  await ask('revocation', own.headers);
  const info = await connector.newInfo('shop');
  await connector.stop();
  const former = connector.external;
  connector = await startConnector(api);
  expect((await ask('renewal', own.headers, await csrFor())).status).toBe(403);
  const { status, body } = await connector.sign(
    info.csrUrl.replace(former, connector.external),
    await csrFor(),
  );
  expect(status).toBe(201);
  expect(body.caCrt).toBe(own.answer.body.caCrt);
  await eventually(async () => ((await ask('info', own.headers)).status === 200 ? true : undefined));
});
