import { constants, type Http2ServerResponse } from 'node:http2';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSelfSignedClient } from '#lib/pki/create-self-signed.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { createServiceSecret, type RunningGateway, startGateway } from '#testing/start-gateway.ts';
import { startTarget, type Target } from '#testing/start-target.ts';
import { createTestAuthority } from '#testing/test-authority.ts';

/** TLS to targets: trust per Application, client certificates (binding contract 5.5, 5.7), HTTP/2. */
let api: TestApi;
const targets: Target[] = [];
const gateways: RunningGateway[] = [];
let trusting: RunningGateway;
let careless: RunningGateway;
let distrusting: RunningGateway;
let quick: Target;
let old: Target;
let mutual: Target;
let misnamed: Target;

beforeAll(async () => {
  const authority = await createTestAuthority('Private CA');
  const client = await createSelfSignedClient('client-of-shop', 86_400_000, new Date());
  const [own, foreign] = await Promise.all([
    authority.issue(['127.0.0.1', 'localhost']),
    authority.issue(['other.example']),
  ]);
  api = await startTestApi();
  [quick, old, mutual, misnamed] = await Promise.all([
    startTarget({ tls: own, http2: true }),
    startTarget({ tls: own }),
    startTarget({ tls: { ...own, requestCert: true, rejectUnauthorized: false } }),
    startTarget({ tls: foreign }),
  ]);
  targets.push(quick, old, mutual, misnamed);
  await createServiceSecret(api, 'ca', { 'ca.crt': authority.ca });
  await createServiceSecret(api, 'no-ca', { other: 'x' });
  await createServiceSecret(api, 'client', {
    crt: client.certificatePem,
    key: client.keyPem,
    clientId: 'id',
  });
  await createServiceSecret(api, 'broken-client', { crt: 'no PEM', key: 'no PEM' });
  await createServiceSecret(api, 'basic', { username: 'ada', password: 'lovelace' });
  mutual.on('/token', (response) => {
    response.end(JSON.stringify({ access_token: 'by-certificate', expires_in: 60 }));
  });
  const services = {
    quick: { targetUrl: quick.url, credentials: { type: 'Basic', secretName: 'basic' } },
    old: { targetUrl: old.url },
    misnamed: { targetUrl: misnamed.url },
    certificate: { targetUrl: mutual.url, credentials: { type: 'CertificateGen', secretName: 'client' } },
    'broken-certificate': {
      targetUrl: mutual.url,
      credentials: { type: 'CertificateGen', secretName: 'broken-client' },
    },
    anonymous: { targetUrl: mutual.url },
    'oauth-certificate': {
      targetUrl: old.url,
      credentials: { type: 'OAuthWithCert', secretName: 'client', authenticationUrl: `${mutual.url}/token` },
    },
  };
  const annotations = (secret: string) => ({ 'gateway.mooring.dev/ca-secret': secret });
  trusting = await startGateway(api, {
    name: `trusting-${api.id}`,
    services,
    annotations: annotations('ca'),
  });
  careless = await startGateway(api, { name: `careless-${api.id}`, services, spec: { skipVerify: true } });
  distrusting = await startGateway(api, { name: `distrusting-${api.id}`, services });
  gateways.push(trusting, careless, distrusting);
  for (const secret of ['no-ca', 'not-there']) {
    const name = `${secret}-${api.id}`;
    gateways.push(await startGateway(api, { name, services, annotations: annotations(secret) }));
  }
});
afterAll(async () => {
  await Promise.all([...gateways, ...targets].map((each) => each.stop()));
  await api?.stop();
});
beforeEach(() => {
  for (const target of targets) {
    target.received.length = 0;
  }
});

describe('trust', () => {
  it.each(['quick', 'old'])('the CA of the Application counts: %s', async (service) => {
    expect((await trusting.call(service, '/x')).status).toBe(200);
  });

  it.each(['quick', 'old', 'misnamed'])('skipVerify takes any certificate: %s', async (service) => {
    expect((await careless.call(service, '/x')).status).toBe(200);
  });

  it.each(['quick', 'old', 'misnamed', 'certificate'])('an unknown CA is a 502: %s', async (service) => {
    const answer = await distrusting.call(service, '/x');
    expect(answer).toMatchObject({ status: 502, text: '' });
    expect(answer.headers['proxy-status']).toBe('application-gateway; error=tls_certificate_error');
    expect(targets.flatMap(({ received }) => received)).toEqual([]);
  });

  it('a certificate for another host is a 502', async () => {
    const answer = await trusting.call('misnamed', '/x');
    expect(answer).toMatchObject({ status: 502, text: '' });
    expect(answer.headers['proxy-status']).toBe('application-gateway; error=tls_certificate_error');
  });

  it('a token endpoint is verified too', async () => {
    const answer = await distrusting.call('oauth-certificate', '/x');
    expect(JSON.parse(answer.text)).toEqual({
      code: 500,
      error: 'Failed to get token: No access token could be obtained.',
    });
    expect(mutual.received).toEqual([]);
  });

  it.each([
    [3, /^secret no-ca-of-\S+ has no key ca.crt$/],
    [4, /^secret not-there not found$/],
  ])('a CA that cannot be read is a 500 (%i)', async (index, error) => {
    const answer = await gateways[index]?.call('old', '/x');
    expect(JSON.parse(answer?.text ?? '')).toEqual({ code: 500, error: expect.stringMatching(error) });
    expect(old.received).toEqual([]);
  });
});

describe('client certificates', () => {
  it('CertificateGen: the target sees the certificate', async () => {
    await trusting.call('certificate', '/x');
    expect(mutual.received[0]?.client).toBe('client-of-shop');
  });

  it('the connections with a certificate serve nobody else', async () => {
    await trusting.call('certificate', '/x');
    await trusting.call('anonymous', '/x');
    await trusting.call('certificate', '/x', { headers: { 'access-token': 'Bearer mine' } });
    expect(mutual.received.map(({ client }) => client)).toEqual(['client-of-shop', undefined, undefined]);
  });

  it('one that cannot be read is a 502', async () => {
    expect((await trusting.call('broken-certificate', '/x')).status).toBe(502);
    expect(mutual.received).toEqual([]);
  });

  it('OAuthWithCert: the token call has it, and no secret in its form', async () => {
    await trusting.call('oauth-certificate', '/x');
    expect(mutual.at('/token')).toMatchObject([
      { client: 'client-of-shop', body: 'client_id=id&grant_type=client_credentials' },
    ]);
    expect(mutual.at('/token')[0]?.headers).not.toHaveProperty('authorization');
    expect(old.received[0]?.headers.authorization).toBe('Bearer by-certificate');
    expect(old.received[0]?.client).toBeUndefined();
  });
});

describe('HTTP/2', () => {
  it('is spoken where the target offers it', async () => {
    await trusting.call('quick', '/a?b=1', {
      headers: { 'X-MiXed': '1', connection: 'x-hop', 'x-hop': '1' },
    });
    await trusting.call('old', '/a');
    expect(quick.received[0]).toMatchObject({ httpVersion: '2.0', method: 'GET', url: '/a?b=1' });
    expect(quick.received[0]?.headers).toMatchObject({ 'x-mixed': '1' });
    expect(quick.received[0]?.headers).not.toHaveProperty('x-hop');
    expect(old.received[0]?.httpVersion).toBe('1.1');
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])(
    '%s arrives with its body',
    async (method) => {
      const body = method === 'HEAD' ? '' : 'x'.repeat(100_000);
      const answer = await trusting.call('quick', '/x', {
        method,
        body,
        headers: { 'content-length': String(body.length) },
      });
      expect(answer.status).toBe(200);
      expect(quick.received[0]).toMatchObject({ httpVersion: '2.0', method, body });
    },
  );

  it('a streamed body arrives', async () => {
    const headers = { 'transfer-encoding': 'chunked' };
    await trusting.call('quick', '/x', { method: 'POST', headers, body: 'x'.repeat(300_000) });
    expect(quick.received[0]?.body.length).toBe(300_000);
  });

  it('many calls share connections', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => trusting.call('quick', `/many/${n}`)),
    );
    expect(answers.every(({ status, text }) => status === 200 && text === 'hello')).toBe(true);
    expect(new Set(quick.received.map(({ url }) => url)).size).toBe(40);
    expect(quick.connections).toBeLessThanOrEqual(41);
  });

  it('a refused call is sent again', async () => {
    quick.on('/once', (response) => {
      response.writeHead(quick.at('/once').length > 1 ? 200 : 401).end();
    });
    expect((await trusting.call('quick', '/once', { method: 'POST', body: 'again' })).status).toBe(200);
    expect(quick.at('/once').map(({ body }) => body)).toEqual(['again', 'again']);
  });

  it('headers of the answer come back, one by one', async () => {
    quick.on('/headers', (response) => {
      response.writeHead(201, { 'set-cookie': ['a=1', 'b=2'], location: `${quick.url}/new`, 'x-one': '1' });
      response.end();
    });
    const answer = await trusting.call('quick', '/headers');
    expect(answer.headers).toMatchObject({
      'set-cookie': ['a=1', 'b=2'],
      location: `http://${trusting.hostOf('quick')}/new`,
      'x-one': '1',
    });
  });

  it('a target that breaks off breaks the answer off', async () => {
    quick.on('/broken', (response) => {
      response.writeHead(200, { 'content-length': '100' });
      const { stream } = response as unknown as Http2ServerResponse;
      stream.write('half', () => stream.close(constants.NGHTTP2_INTERNAL_ERROR));
    });
    await expect(trusting.call('quick', '/broken')).rejects.toThrow();
  });
});
