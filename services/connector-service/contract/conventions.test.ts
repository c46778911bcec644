import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { callUrl } from '#testing/call-url.ts';
import { certificateOf, clientCertHeaderOf, csrFor } from '#testing/signing-requests.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { type RunningConnector, startConnector } from '#testing/start-connector.ts';

let api: TestApi;
let connector: RunningConnector;
let central: RunningConnector;

beforeAll(async () => {
  api = await startTestApi();
  connector = await startConnector(api);
  central = await startConnector(api, { central: true });
});
afterAll(async () => {
  await central?.stop();
  await connector?.stop();
  await api?.stop();
});

const json = 'application/json;charset=UTF-8';

describe('what is there (2.3)', () => {
  it.each([
    ['internal', 'POST', '/v1/applications/tokens', 400],
    ['internal', 'POST', '/v1/applications/certificates/revocations', 400],
    ['external', 'GET', '/v1', 301],
    ['external', 'GET', '/v1/api.yaml', 200],
    ['external', 'GET', '/v1/applications/signingRequests/info', 403],
    ['external', 'POST', '/v1/applications/certificates', 403],
    ['external', 'GET', '/v1/applications/management/info', 400],
    ['external', 'POST', '/v1/applications/certificates/renewals', 400],
    ['external', 'POST', '/v1/applications/certificates/revocations', 400],
  ] as const)('%s: %s %s, which answers %i to who brings nothing', async (listener, method, path, status) => {
    expect((await callUrl(connector[listener] + path, { method })).status).toBe(status);
  });

  it.each([
    ['internal', 'PUT', '/v1/applications/tokens'],
    ['internal', 'GET', '/v1/applications/tokens'],
    ['internal', 'DELETE', '/v1/applications/certificates/revocations'],
    ['external', 'POST', '/v1/applications/signingRequests/info?token=x'],
    ['external', 'GET', '/v1/applications/certificates?token=x'],
    ['external', 'POST', '/v1/applications/management/info'],
    ['external', 'GET', '/v1/applications/certificates/renewals'],
    ['external', 'PATCH', '/v1/applications/certificates/revocations'],
    ['external', 'POST', '/v1/api.yaml'],
  ] as const)('%s: 405 to %s %s', async (listener, method, path) => {
    const { status, body, headers } = await callUrl(connector[listener] + path, { method });
    expect([status, body.code, headers['content-type']]).toEqual([405, 405, json]);
    expect(body.error).toEqual(expect.any(String));
  });

  it.each([
    ['internal', '/'],
    ['internal', '/v1/applications/signingRequests/info?token=x'],
    ['internal', '/v1/health'],
    ['internal', '/v1/runtimes/tokens'],
    ['external', '/'],
    ['external', '/v2'],
    ['external', '/v1/'],
    ['external', '/v1/applications/tokens'],
    ['external', '/v1/applications/management/info/'],
    ['external', '/v1/Applications/management/info'],
    ['external', '/v1/applications/management/INFO'],
    ['external', '/v1/applications/management%2Finfo'],
    ['external', '/v1/runtimes/signingRequests/info?token=x'],
    ['external', '/v1/runtimes/certificates?token=x'],
    ['external', '/v1/runtimes/management/info'],
    ['external', '/v1/runtimes/certificates/renewals'],
    ['external', '/v1/runtimes/certificates/revocations'],
  ] as const)('%s: 404 to %s', async (listener, path) => {
    const { status, body, headers } = await callUrl(connector[listener] + path);
    expect([status, body.code, headers['content-type']]).toEqual([404, 404, json]);
    expect(body.error).toEqual(expect.any(String));
  });

  it.each([
    ['//v1/applications/management/info', '/v1/applications/management/info'],
    ['/v1//applications/management/info?a=1', '/v1/applications/management/info?a=1'],
    ['/v1/./api.yaml', '/v1/api.yaml'],
    ['/v1/applications/../api.yaml', '/v1/api.yaml'],
    ['/v1/../../etc/passwd', '/etc/passwd'],
  ])('redirects %s to %s', async (path, location) => {
    const { status, headers } = await callUrl(connector.external + path);
    expect([status, headers.location]).toEqual([301, location]);
  });

  it('answers 400 as JSON to what is no HTTP', async () => {
    const { hostname, port } = new URL(connector.external);
    const socket = connect(Number(port), hostname);
    socket.end('GET / HTTP/1.1\r\nno header\r\n\r\n');
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toEqual({ code: 400, error: expect.any(String) });
  });

  it('answers 400 to a path that cannot be decoded', async () => {
    const { status, body } = await callUrl(`${connector.external}/v1/%zz`);
    expect([status, body.code]).toEqual([400, 400]);
  });
});

describe('the body of a request (2.2)', () => {
  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'nonsense',
    'application/json; charset=latin1',
  ])('is JSON, whatever its content type says: %s', async (contentType) => {
    const { csrUrl } = await connector.newInfo('shop');
    const headers = { 'content-type': contentType };
    expect((await connector.sign(csrUrl, await csrFor(), headers)).status).toBe(201);
  });

  it('may be large', async () => {
    const { csrUrl } = await connector.newInfo('shop');
    const body = JSON.stringify({ ignored: 'x'.repeat(2_000_000), csr: await csrFor() });
    expect((await callUrl(csrUrl, { body })).status).toBe(201);
  });

  it('may begin with a byte order mark', async () => {
    const { csrUrl } = await connector.newInfo('shop');
    const body = Buffer.from(`\ufeff${JSON.stringify({ csr: await csrFor() })}`);
    expect((await callUrl(csrUrl, { body })).status).toBe(201);
  });
});

describe('the description of the API (2.3)', () => {
  it('is where /v1 leads, by its path alone', async () => {
    const { headers } = await callUrl(`${connector.external}/v1`);
    expect(headers.location).toBe('/v1/api.yaml');
  });

  it('is OpenAPI in YAML, served as text', async () => {
    const { text: yaml, headers } = await callUrl(`${connector.external}/v1/api.yaml`);
    expect(headers['content-type']).toContain('text/');
    const document = parse(yaml);
    expect(document.openapi).toMatch(/^3\./);
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining([
        '/v1/applications/signingRequests/info',
        '/v1/applications/certificates',
        '/v1/applications/management/info',
        '/v1/applications/certificates/renewals',
        '/v1/applications/certificates/revocations',
      ]),
    );
    expect(Object.keys(document.paths).filter((path) => path.includes('runtimes'))).toEqual([]);
  });

  it('describes what signing takes and gives by the members of the wire', async () => {
    const { components } = parse((await callUrl(`${connector.external}/v1/api.yaml`)).text);
    const members = (name: string) => Object.keys(components.schemas[name].properties);
    expect(members('SigningRequest')).toEqual(['csr']);
    expect(members('Certificates')).toEqual(['crt', 'clientCrt', 'caCrt']);
    expect(members('SigningInfo')).toEqual(['csrUrl', 'api', 'certificate']);
    expect(members('Error')).toEqual(['code', 'error']);
  });

  it('has the runtimes too in central mode', async () => {
    const { paths } = parse((await callUrl(`${central.external}/v1/api.yaml`)).text);
    expect(Object.keys(paths)).toContain('/v1/runtimes/management/info');
  });
});

describe('central mode (2.1)', () => {
  const both = { tenant: 'tenant-1', group: 'group-1' };

  async function issue(kind: 'applications' | 'runtimes', headers: Record<string, string>) {
    return callUrl(`${central.internal}/v1/${kind}/tokens`, { method: 'POST', headers });
  }

  async function pair(kind: 'applications' | 'runtimes', headers: Record<string, string>) {
    const info = (await callUrl((await issue(kind, headers)).body.url)).body;
    const answer = await central.sign(info.csrUrl, await csrFor(info.certificate.subject));
    const certificate = certificateOf(answer.body.clientCrt);
    return { info, certificate, headers: clientCertHeaderOf(certificate) };
  }

  it.each([
    ['applications', { application: 'shop' }, 'Tenant'],
    ['applications', { application: 'shop', tenant: 't' }, 'Group'],
    ['applications', { application: 'shop', group: 'g' }, 'Tenant'],
    ['applications', both, 'Application'],
    ['runtimes', {}, 'Tenant'],
    ['runtimes', { tenant: 't' }, 'Group'],
  ] as const)('answers 400 to a token for %s with the headers %j', async (kind, headers, missing) => {
    const { status, body } = await issue(kind, headers);
    expect([status, body.code]).toEqual([400, 400]);
    expect(body.error).toContain(missing);
  });

  it.each(['a,b', 'a=b', 'a"b', 'x'.repeat(65)])(
    'answers 400 to the tenant "%.9s", which no subject holds',
    async (tenant) => {
      expect((await issue('runtimes', { tenant, group: 'g' })).status).toBe(400);
    },
  );

  it('makes tenant and group the organization and unit of an application', async () => {
    const { info, certificate } = await pair('applications', { application: 'shop', ...both });
    expect(info.certificate.subject).toBe('O=tenant-1,OU=group-1,L=Waldorf,ST=Waldorf,C=DE,CN=shop');
    expect(certificate.subject).toContain('O=tenant-1\nOU=group-1');
  });

  it('tells an application its tenant and group', async () => {
    const { headers } = await pair('applications', { application: 'shop', ...both });
    const { body } = await central.asEdge(`${central.external}/v1/applications/management/info`, { headers });
    expect(body.clientIdentity).toEqual({ application: 'shop', group: 'group-1', tenant: 'tenant-1' });
    expect(body.certificate.subject).toContain('O=tenant-1,OU=group-1');
  });

  it('gives a runtime only the addresses that it needs', async () => {
    const { info } = await pair('runtimes', both);
    expect(Object.keys(info.api)).toEqual(['infoUrl', 'certificatesUrl']);
    expect(info.api.infoUrl).toMatch(/\/v1\/runtimes\/management\/info$/);
    expect(info.certificate.subject).toContain('CN=*Runtime*');
  });

  it('tells a runtime only its tenant and group, and where to renew and revoke', async () => {
    const { headers } = await pair('runtimes', both);
    const { status, body } = await central.asEdge(`${central.external}/v1/runtimes/management/info`, {
      headers,
    });
    expect(status).toBe(200);
    expect(body.clientIdentity).toEqual({ group: 'group-1', tenant: 'tenant-1' });
    expect(Object.keys(body.urls)).toEqual(['renewCertUrl', 'revokeCertUrl']);
    expect(body.urls.renewCertUrl).toMatch(/\/v1\/runtimes\/certificates\/renewals$/);
  });

  it('renews and revokes the certificate of a runtime', async () => {
    const { headers, info } = await pair('runtimes', both);
    const base = `${central.external}/v1/runtimes/certificates`;
    const renew = async () =>
      central.sign(`${base}/renewals`, await csrFor(info.certificate.subject), headers);
    expect((await renew()).status).toBe(201);
    expect((await central.asEdge(`${base}/revocations`, { method: 'POST', headers })).status).toBe(201);
    expect((await renew()).status).toBe(403);
  });

  it('lets an administrator revoke the certificate of a runtime, in the same list', async () => {
    const { headers, info, certificate } = await pair('runtimes', both);
    const url = `${central.internal}/v1/runtimes/certificates/revocations`;
    const body = JSON.stringify({ hash: certificate.fingerprint256 });
    expect((await callUrl(url, { body })).status).toBe(201);
    const renewals = `${central.external}/v1/runtimes/certificates/renewals`;
    expect((await central.sign(renewals, await csrFor(info.certificate.subject), headers)).status).toBe(403);
  });

  it.each([
    ['runtimes', 'applications', both],
    ['applications', 'runtimes', { application: 'shop', ...both }],
  ] as const)('answers 400 to the certificate of %s at %s', async (of, at, who) => {
    const { headers } = await pair(of, who);
    const { status, body } = await central.asEdge(`${central.external}/v1/${at}/management/info`, {
      headers,
    });
    expect([status, body.code]).toEqual([400, 400]);
    expect(body.error).toMatch(/^Invalid certificate: /);
  });

  it('takes the subject of any tenant as its own', async () => {
    const { headers } = await pair('applications', { application: 'shop', tenant: 'other', group: 'x' });
    const url = `${central.external}/v1/applications/management/info`;
    expect((await central.asEdge(url, { headers })).body.clientIdentity.tenant).toBe('other');
  });

  it('does not take the token of a runtime for an application', async () => {
    const { token } = (await issue('runtimes', both)).body;
    const { status, body } = await callUrl(
      `${central.external}/v1/applications/signingRequests/info?token=${token}`,
    );
    expect([status, body]).toEqual([403, { code: 403, error: 'Invalid token.' }]);
  });

  it('renews only for the same tenant', async () => {
    const { headers, info } = await pair('applications', { application: 'shop', ...both });
    const subject = info.certificate.subject.replace('tenant-1', 'tenant-2');
    const renewals = `${central.external}/v1/applications/certificates/renewals`;
    const { status, body } = await central.sign(renewals, await csrFor(subject), headers);
    expect(status).toBe(400);
    expect(body.error).toMatch(/^CSR: Invalid organization provided\./);
  });
});
