import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ServiceEntry } from '#lib/domain/application/application.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { createServiceSecret, type RunningGateway, startGateway } from '#testing/start-gateway.ts';
import { startTarget, type Target } from '#testing/start-target.ts';

/** Binding contract 5.5 and 5.6: what the gateway adds, and when it tries again. */
let api: TestApi;
let gateway: RunningGateway;
let target: Target;
let tokenServer: Target;
/** Tokens count up with every one that is given. */
let given = 0;

const oauthNames = [
  'oauth',
  'fresh',
  'shared',
  'concurrent',
  'parameters',
  'changing',
  'other-secret',
  'redirecting',
  'failing',
] as const;

beforeAll(async () => {
  [api, target, tokenServer] = await Promise.all([startTestApi(), startTarget(), startTarget()]);
  await Promise.all([
    createServiceSecret(api, 'basic', { username: 'ada', password: 'love:läce' }),
    createServiceSecret(api, 'rotated', { username: 'ada', password: 'old' }),
    createServiceSecret(
      api,
      'of-another',
      { username: 'eve', password: 'stolen' },
      { app: 'shop', serviceId: '7' },
    ),
    createServiceSecret(api, 'unlabelled', { username: 'eve', password: 'stolen', 'ca.crt': 'none' }, {}),
    createServiceSecret(api, 'half', {}),
    createServiceSecret(api, 'by-header', { clientId: 'h', clientSecret: 's', authMethod: 'header' }),
    createServiceSecret(api, 'keys', { headers: JSON.stringify({ 'x-api-key': ['k-1'] }) }),
    ...oauthNames.map((name) =>
      createServiceSecret(api, name, {
        clientId: name === 'other-secret' ? 'shared' : name,
        clientSecret: `secret of ${name}`,
        ...(name === 'parameters'
          ? {
              headers: '{"x-realm":["r"],"Authorization":["stolen"]}',
              queryParameters: '{"audience":["shop"]}',
            }
          : {}),
      }),
    ),
  ]);
  const targetUrl = target.url;
  const basic = { type: 'Basic', secretName: 'basic' };
  const csrf = (path: string) => ({ csrfInfo: { tokenEndpointURL: `${target.url}/${path}` } });
  const oauth = (secretName: string, path = '/token'): Partial<ServiceEntry> => ({
    targetUrl,
    credentials: { type: 'OAuth', secretName, authenticationUrl: tokenServer.url + path },
  });
  gateway = await startGateway(api, {
    services: {
      none: { targetUrl },
      basic: { targetUrl, credentials: basic },
      rotated: { targetUrl, credentials: { type: 'Basic', secretName: 'rotated' } },
      ...Object.fromEntries(
        ['of-another', 'unlabelled'].flatMap((secretName) => [
          [`${secretName}-basic`, { targetUrl, credentials: { type: 'Basic', secretName } }],
          [`${secretName}-parameters`, { targetUrl, requestParametersSecretName: secretName }],
          [`${secretName}-certificate`, { targetUrl, credentials: { type: 'CertificateGen', secretName } }],
          [
            `${secretName}-oauth`,
            {
              targetUrl,
              credentials: { type: 'OAuth', secretName, authenticationUrl: `${tokenServer.url}/token` },
            },
          ],
        ]),
      ),
      lost: { targetUrl, credentials: { type: 'Basic', secretName: 'not-there' } },
      half: { targetUrl, credentials: { type: 'Basic', secretName: 'half' } },
      riddle: { targetUrl, credentials: { type: 'Riddle', secretName: 'basic' } },
      untyped: { targetUrl, credentials: { type: '', secretName: '' } },
      keys: { targetUrl, requestParametersSecretName: 'keys' },
      csrf: { targetUrl, credentials: { ...basic, ...csrf('csrf') } },
      'csrf-again': { targetUrl, credentials: { ...basic, ...csrf('csrf-again') } },
      'csrf-none': { targetUrl, credentials: { ...basic, ...csrf('csrf-none') } },
      'csrf-refused': { targetUrl, credentials: { ...basic, ...csrf('csrf-refused') } },
      ...Object.fromEntries(oauthNames.map((name) => [name, oauth(name)])),
      elsewhere: oauth('shared', '/other'),
      'by-certificate': {
        targetUrl,
        credentials: {
          type: 'OAuthWithCert',
          secretName: 'half',
          authenticationUrl: `${tokenServer.url}/status?is=500`,
        },
      },
      ...Object.fromEntries(
        ['201', '204', '302', '400', '401', '500'].map((is) => [
          `answers-${is}`,
          oauth('failing', `/status?is=${is}`),
        ]),
      ),
      ...Object.fromEntries(
        Array.from(brokenTokens, (_, index) => [`says-${index}`, oauth('failing', `/says/${index}`)]),
      ),
      ...Object.fromEntries(
        ['takes/both', 'takes/header', 'takes/body', 'empty', 'refuses', 'packed', 'bomb'].map((path) => [
          path.replace('/', '-'),
          oauth('failing', `/${path}`),
        ]),
      ),
      'by-header': oauth('by-header'),
      'no-url': { targetUrl, credentials: { type: 'OAuth', secretName: 'oauth' } },
      'oauth-down': {
        targetUrl,
        credentials: { type: 'OAuth', secretName: 'oauth', authenticationUrl: 'http://127.0.0.1:1/token' },
      },
    },
  });
  const giveToken = (path: string, more: object) =>
    tokenServer.on(path, (response) => {
      given++;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ access_token: `token-${given}`, token_type: 'bearer', ...more }));
    });
  giveToken('/token', { expires_in: 3600 });
  giveToken('/other', {});
  tokenServer.on('/status', (response, { url }) => {
    response.writeHead(Number(url.split('=')[1]), { location: `${tokenServer.url}/token` });
    response.end(JSON.stringify({ access_token: 'not-to-be-used', expires_in: 3600 }));
  });
  for (const [index, text] of [...brokenTokens.values()].entries()) {
    tokenServer.on(`/says/${index}`, (response) => response.end(text));
  }
  target.on('/csrf', (response) => {
    response
      .setHeader('X-CSRF-Token', 'crumb')
      .setHeader('set-cookie', ['session=1; Path=/; HttpOnly', 'b=2']);
    response.end();
  });
  let crumbs = 0;
  target.on('/csrf-again', (response) => response.setHeader('x-csrf-token', `crumb-${++crumbs}`).end());
  target.on('/csrf-refused', (response) => response.writeHead(401, { 'x-csrf-token': 'Required' }).end());
  for (const status of [401, 403]) {
    target.on(`/refuse/${status}`, (response) => response.writeHead(status, { 'x-mark': 'yes' }).end('no'));
    target.on(`/once/${status}`, (response, { url }) => {
      const again = target.at(url).length > 1;
      response.writeHead(again ? 200 : status).end(again ? 'welcome' : 'no');
    });
  }
});
afterAll(async () => {
  await gateway?.stop();
  await target?.stop();
  await tokenServer?.stop();
  await api?.stop();
});
beforeEach(() => {
  target.received.length = 0;
  tokenServer.received.length = 0;
});

const brokenTokens = new Map([
  ['nothing', ''],
  ['no JSON', '<html>'],
  ['a number', '{"access_token":7}'],
  ['a token with a line break', '{"access_token":"a\\r\\nX-Evil: 1"}'],
  ['an endless answer', `{"access_token":"${'a'.repeat(1_100_000)}"}`],
]);

const authorizations = () => target.received.map(({ headers }) => headers.authorization);

describe('none', () => {
  it.each(['none', 'untyped'])('the service "%s" adds nothing', async (service) => {
    await gateway.call(service, '/x');
    expect(authorizations()).toEqual([undefined]);
  });
});

describe('Basic', () => {
  const expected = `Basic ${Buffer.from('ada:love:läce').toString('base64')}`;

  it('adds user name and password, in place of what the caller sent', async () => {
    await gateway.call('basic', '/x', { headers: { authorization: 'Bearer other' } });
    expect(authorizations()).toEqual([expected]);
  });

  it('a Secret without them gives empty ones', async () => {
    await gateway.call('half', '/x');
    expect(authorizations()).toEqual([`Basic ${Buffer.from(':').toString('base64')}`]);
  });

  it('does not come back to the caller', async () => {
    target.on('/echo', (response, { headers }) => {
      response.setHeader('authorization', headers.authorization ?? '').end();
    });
    expect((await gateway.call('basic', '/echo')).headers).not.toHaveProperty('authorization');
  });

  it.each([
    ['lost', 'secret not-there not found'],
    ['riddle', 'The credentials of the service have the unknown type Riddle.'],
  ])('the service "%s" is a 500', async (service, error) => {
    const answer = await gateway.call(service, '/x');
    expect(JSON.parse(answer.text)).toEqual({ code: 500, error });
    expect(target.received).toEqual([]);
  });

  it('follows a change of the Secret within a second', async () => {
    const name = 'rotated';
    await gateway.call(name, '/x');
    await api.kube.patch(kinds.secrets, { name, namespace: api.namespace }, 'merge', {
      stringData: { password: 'new' },
    });
    const startMs = Date.now();
    await gateway.until(name, '/x', () => authorizations().at(-1) === `Basic ${btoa('ada:new')}`);
    expect(Date.now() - startMs).toBeLessThan(2_000);
  });
});

describe('a Secret that is not labelled for the service', () => {
  const uses = ['basic', 'parameters', 'certificate', 'oauth'];

  it.each(['of-another', 'unlabelled'].flatMap((secret) => uses.map((use) => [secret, use] as const)))(
    'does not count, and what it lacks is said: %s, %s',
    async (secret, use) => {
      const service = `${secret}-${use}`;
      const answer = await gateway.call(service, '/x');
      const error = `secret ${secret} does not count for this service: it lacks the label app=${gateway.application} and the label serviceId=${gateway.idOf(service)}`;
      expect(JSON.parse(answer.text)).toEqual({ code: 500, error });
      expect([...target.received, ...tokenServer.received]).toEqual([]);
      expect(gateway.lines.at(-1)).toMatchObject({ failure: 'credentials', problem: error });
    },
  );

  it('counts with the next call after it was labelled, and no more once the labels are gone', async () => {
    const service = 'unlabelled-basic';
    const labels = { app: gateway.application, serviceId: gateway.idOf(service) };
    const patch = (changed: Record<string, string | null>) =>
      api.kube.patch(kinds.secrets, { name: 'unlabelled', namespace: api.namespace }, 'merge', {
        metadata: { labels: changed },
      });
    await patch(labels);
    await gateway.until(service, '/x', ({ status }) => status === 200);
    await patch({ app: null });
    await gateway.until(service, '/x', ({ status }) => status === 500);
    await patch({ serviceId: null });
  });
});

describe('Access-Token', () => {
  it.each(['none', 'basic', 'oauth', 'csrf', 'lost'])(
    'beats the credentials of the service "%s"',
    async (service) => {
      const headers = { 'access-token': 'Bearer mine', authorization: 'Bearer other' };
      await gateway.call(service, '/x', { headers });
      expect(authorizations()).toEqual(['Bearer mine']);
      expect(target.received[0]?.headers).not.toHaveProperty('access-token');
      expect(target.received[0]?.headers).not.toHaveProperty('x-csrf-token');
      expect(tokenServer.received).toEqual([]);
    },
  );

  it('is taken verbatim', async () => {
    await gateway.call('basic', '/x', { headers: { 'Access-Token': 'anything at all' } });
    expect(authorizations()).toEqual(['anything at all']);
  });

  it('counts only where it says something', async () => {
    await gateway.call('basic', '/x', { headers: { 'access-token': '' } });
    expect(authorizations()[0]).toContain('Basic ');
  });

  it('is not tried again', async () => {
    const answer = await gateway.call('basic', '/refuse/401', { headers: { 'access-token': 'Bearer mine' } });
    expect(answer.status).toBe(401);
    expect(target.received).toHaveLength(1);
  });
});

describe('OAuth', () => {
  it('asks with the form and the header', async () => {
    await gateway.call('oauth', '/x');
    expect(tokenServer.received).toMatchObject([
      {
        method: 'POST',
        url: '/token',
        body: 'client_id=oauth&client_secret=secret+of+oauth&grant_type=client_credentials',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          authorization: `Basic ${btoa('oauth:secret of oauth')}`,
        },
      },
    ]);
    expect(authorizations()).toEqual([`Bearer token-${given}`]);
  });

  it('adds what was registered for the token call, but not over its own', async () => {
    await gateway.call('parameters', '/x');
    const [asked] = tokenServer.received;
    expect(asked?.url).toBe('/token?audience=shop');
    expect(asked?.headers).toMatchObject({
      'x-realm': 'r',
      authorization: `Basic ${btoa('parameters:secret of parameters')}`,
    });
  });

  it('one token for many calls', async () => {
    for (let call = 0; call < 5; call++) {
      await gateway.call('fresh', '/x');
    }
    expect(tokenServer.received).toHaveLength(1);
    expect(new Set(authorizations()).size).toBe(1);
  });

  it('one token for many calls at once', async () => {
    await Promise.all(Array.from({ length: 10 }, () => gateway.call('concurrent', '/x')));
    expect(tokenServer.received).toHaveLength(1);
  });

  it('the same client at two token endpoints, or with two secrets, gets tokens of its own', async () => {
    await gateway.call('shared', '/x');
    await gateway.call('elsewhere', '/x');
    await gateway.call('other-secret', '/x');
    expect(tokenServer.received.map(({ url }) => url)).toEqual(['/token', '/other', '/token']);
    expect(new Set(authorizations()).size).toBe(3);
  });

  it('a changed Secret asks for a new token', async () => {
    await gateway.call('changing', '/x');
    const [old] = authorizations();
    await api.kube.patch(kinds.secrets, { name: 'changing', namespace: api.namespace }, 'merge', {
      stringData: { clientSecret: 'another' },
    });
    await gateway.until('changing', '/x', () => authorizations().at(-1) !== old);
    expect(tokenServer.received.at(-1)?.body).toContain('client_secret=another');
  });

  it.each(['201', '204', '302', '400', '401', '500'])(
    'a token endpoint that answers %s is a 502',
    async (status) => {
      const answer = await gateway.call(`answers-${status}`, '/x');
      expect(JSON.parse(answer.text)).toEqual({
        code: 502,
        error: `The token endpoint answered ${status}.`,
      });
      expect(target.received).toEqual([]);
      // another method is tried only where the client was refused
      expect(tokenServer.received).toHaveLength(['400', '401'].includes(status) ? 3 : 1);
    },
  );

  it.each([
    ['both', 'both header body'],
    ['header', 'header'],
    ['body', 'body'],
  ])(
    'is asked for by the method that the endpoint takes, and by that one from then on: %s',
    async (method, methods) => {
      tokenServer.on(`/takes/${method}`, (response, { headers, body }) => {
        const inHeader = headers.authorization !== undefined;
        const inBody = body.includes('client_secret=');
        const used = inHeader && inBody ? 'both' : inHeader ? 'header' : 'body';
        const isTaken = methods.split(' ').includes(used);
        response.writeHead(isTaken ? 200 : 400);
        response.end(
          JSON.stringify(
            isTaken ? { access_token: `by-${used}`, expires_in: 3600 } : { error: 'invalid_request' },
          ),
        );
      });
      expect((await gateway.call(`takes-${method}`, '/x')).status).toBe(200);
      expect(authorizations()).toEqual([`Bearer by-${method}`]);
      tokenServer.received.length = 0;
      await gateway.call(`takes-${method}`, '/refuse/401');
      expect(tokenServer.received).toHaveLength(1);
    },
  );

  it('is asked for by the method that the Secret names alone', async () => {
    await gateway.call('by-header', '/x');
    expect(tokenServer.received).toMatchObject([
      {
        body: 'grant_type=client_credentials',
        headers: { authorization: expect.stringContaining('Basic ') },
      },
    ]);
  });

  it.each([
    ['{"token":"t"}', 'access_token'],
    ['{"access_token":""}', 'access_token'],
    ['{"access_token":null}', 'access_token'],
  ])('an answer %s makes an empty bearer, as in the reference', async (text) => {
    tokenServer.on('/empty', (response) => response.end(text));
    await gateway.call('empty', '/refuse/401');
    const answer = await gateway.call('empty', '/x');
    expect(answer.status).toBe(200);
    expect(authorizations().at(-1)).toBe('Bearer');
  });

  it.each([
    [
      { error: 'invalid_scope', error_description: 'no\r\nsuch\u0000 scope' },
      ': invalid_scope: no such scope',
    ],
    [{ error: 'unauthorized_client' }, ': unauthorized_client'],
    [{ error: 'invalid_client', error_description: 'not secret of failing' }, ': invalid_client: not ***'],
    [{ error: 'x', error_description: 'y'.repeat(5_000) }, `: x: ${'y'.repeat(200)}`],
    [{ error: 7 }, '.'],
  ])('what the endpoint says of a failure comes to the caller: %j', async (said, told) => {
    tokenServer.on('/refuses', (response) => response.writeHead(400).end(JSON.stringify(said)));
    const answer = await gateway.call('refuses', '/x');
    expect(JSON.parse(answer.text)).toEqual({ code: 502, error: `The token endpoint answered 400${told}` });
  });

  it.each(['gzip', 'deflate', 'br'] as const)('an answer packed with %s is read', async (coding) => {
    const pack = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync }[coding];
    tokenServer.on('/packed', (response) => {
      response.setHeader('content-encoding', coding).setHeader('content-type', 'application/json');
      response.end(pack(JSON.stringify({ access_token: `in-${coding}` })));
    });
    await gateway.call('packed', '/refuse/401');
    await gateway.call('packed', '/x');
    expect(authorizations().at(-1)).toBe(`Bearer in-${coding}`);
  });

  it('a small answer that unpacks to a large one is a 502', async () => {
    tokenServer.on('/bomb', (response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync(JSON.stringify({ access_token: 'a'.repeat(3_000_000) })));
    });
    expect((await gateway.call('bomb', '/x')).status).toBe(502);
  });

  it.each([...brokenTokens.keys()].map((what, index) => [what, index] as const))(
    'a token endpoint that says %s is a 502',
    async (_, index) => {
      const answer = await gateway.call(`says-${index}`, '/x');
      expect(JSON.parse(answer.text)).toEqual({ code: 502, error: 'No access token could be obtained.' });
      expect(target.received).toEqual([]);
    },
  );

  it.each([
    ['oauth-down', 502, 'No access token could be obtained.'],
    ['no-url', 500, 'The token URL of the service is not valid.'],
    ['by-certificate', 500, 'Failed to get token: The token endpoint answered 500.'],
  ])('the service "%s" is a %i', async (service, code, error) => {
    const answer = await gateway.call(service, '/x');
    expect(JSON.parse(answer.text)).toEqual({ code, error });
  });
});

describe('CSRF', () => {
  it('fetches with the credentials, sends token and cookies, once for many calls', async () => {
    await gateway.call('csrf', '/x', { method: 'POST', headers: { cookie: 'session=old; theme=dark' } });
    await gateway.call('csrf', '/y');
    expect(target.at('/csrf')).toMatchObject([
      {
        method: 'GET',
        headers: { 'x-csrf-token': 'fetch', accept: '*/*', 'cache-control': 'no-cache' },
      },
    ]);
    expect(target.at('/csrf')[0]?.headers.authorization).toContain('Basic ');
    expect(target.at('/x')[0]?.headers).toMatchObject({
      'x-csrf-token': 'crumb',
      cookie: 'theme=dark; session=1; b=2',
    });
    expect(target.at('/y')[0]?.headers.cookie).toBe('session=1; b=2');
  });

  it('fetches anew after 403', async () => {
    await gateway.call('csrf-again', '/x');
    target.on('/strict', (response, { headers }) => {
      response.writeHead(headers['x-csrf-token'] === 'crumb-1' ? 403 : 200).end();
    });
    const answer = await gateway.call('csrf-again', '/strict', { method: 'POST', body: 'again' });
    expect(answer.status).toBe(200);
    expect(target.at('/strict').map(({ headers, body }) => [headers['x-csrf-token'], body])).toEqual([
      ['crumb-1', 'again'],
      ['crumb-2', 'again'],
    ]);
  });

  it.each(['fetch', 'Fetch'])(
    'a caller that asks for a token itself gets that of the target: %s',
    async (word) => {
      target.on('/own', (response, { headers }) => {
        response.setHeader('x-csrf-token', `for ${headers['x-csrf-token']}, ${headers.cookie}`);
        response.setHeader('set-cookie', ['session=own; Path=/']).end();
      });
      const headers = { 'x-csrf-token': word, cookie: 'session=callers' };
      const answer = await gateway.call('csrf', '/own', { headers });
      expect(answer.headers).toMatchObject({
        'x-csrf-token': `for ${word}, session=callers`,
        'set-cookie': ['session=own; Path=/'],
      });
      expect(target.at('/own')).toMatchObject([
        { headers: { authorization: expect.stringContaining('Basic ') } },
      ]);
      expect(target.at('/csrf')).toEqual([]);
    },
  );

  it('a token that a caller brings is tried first, with its cookies, and one of the gateway after a refusal', async () => {
    const headers = { 'x-csrf-token': 'callers', cookie: 'session=callers' };
    await gateway.call('csrf', '/x', { method: 'POST', headers });
    expect(target.at('/x')).toMatchObject([{ headers }]);
    target.on('/only-crumb', (response, request) => {
      response.writeHead(request.headers['x-csrf-token'] === 'crumb' ? 200 : 403).end();
    });
    const answer = await gateway.call('csrf', '/only-crumb', { method: 'POST', headers });
    expect(answer.status).toBe(200);
    expect(
      target.at('/only-crumb').map((request) => [request.headers['x-csrf-token'], request.headers.cookie]),
    ).toEqual([
      ['callers', 'session=callers'],
      ['crumb', 'session=1; b=2'],
    ]);
  });

  it.each([
    ['csrf-none', 200],
    ['csrf-refused', 401],
  ])('an endpoint that gives no token is a 502: %s', async (service, status) => {
    const answer = await gateway.call(service, '/x');
    expect(JSON.parse(answer.text)).toEqual({
      code: 502,
      error: `The CSRF token endpoint answered ${status} without a token.`,
    });
  });
});

describe('after a refusal', () => {
  it.each([401, 403])('%i: one more try, with a new token and the same body', async (status) => {
    await gateway.call('oauth', '/x');
    const answer = await gateway.call('oauth', `/once/${status}`, { method: 'POST', body: 'again' });
    expect(answer).toMatchObject({ status: 200, text: 'welcome' });
    const [first, second] = target.at(`/once/${status}`);
    expect([first?.body, second?.body]).toEqual(['again', 'again']);
    expect(second?.headers.authorization).toBe(`Bearer token-${given}`);
    expect(first?.headers.authorization).not.toBe(second?.headers.authorization);
  });

  it.each([
    ['basic', 401],
    ['oauth', 403],
    ['csrf', 401],
    ['keys', 403],
  ])('the service "%s": the second %i is the caller\'s answer', async (service, status) => {
    const answer = await gateway.call(service, `/refuse/${status}`);
    expect(answer).toMatchObject({ status, text: 'no' });
    expect(answer.headers).toMatchObject({ 'x-mark': 'yes' });
    expect(target.at(`/refuse/${status}`)).toHaveLength(2);
  });

  it('no second try where nothing was added', async () => {
    expect((await gateway.call('none', '/refuse/401')).status).toBe(401);
    expect(target.received).toHaveLength(1);
  });

  it.each([500, 503, 404, 429])('no second try after %i', async (status) => {
    target.on('/other', (response) => response.writeHead(status).end());
    await gateway.call('basic', '/other');
    expect(target.received).toHaveLength(1);
  });

  it('follows no redirect of the second answer', async () => {
    target.on('/then', (response) => {
      const again = target.at('/then').length > 1;
      response.writeHead(again ? 302 : 401, { location: 'https://elsewhere.example/' }).end();
    });
    const answer = await gateway.call('basic', '/then');
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe('https://elsewhere.example/');
    expect(target.received).toHaveLength(2);
  });

  it.each([
    [65_536, 200, 2],
    [65_537, 401, 1],
  ])('a streamed body of %i bytes is answered with %i after %i tries', async (size, status, tries) => {
    target.received.length = 0;
    const headers = { 'transfer-encoding': 'chunked' };
    const body = 'x'.repeat(size);
    const answer = await gateway.call('basic', '/once/401', { method: 'POST', headers, body });
    expect(answer.status).toBe(status);
    expect(target.received.map((it) => it.body.length)).toEqual(Array.from({ length: tries }, () => size));
  });

  it('takes a Secret that has changed before the watch could tell', async () => {
    target.on('/rotated', (response, { headers }) => {
      response.writeHead(headers.authorization === `Basic ${btoa('ada:newest')}` ? 200 : 401).end();
    });
    await gateway.call('rotated', '/x');
    await api.kube.patch(kinds.secrets, { name: 'rotated', namespace: api.namespace }, 'merge', {
      stringData: { password: 'newest' },
    });
    expect((await gateway.call('rotated', '/rotated')).status).toBe(200);
  });
});
