import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleCookie } from '#lib/http/console-cookie.ts';
import { createConsoleAccess } from './console-access.ts';

const token = 'kT7-secret_token';
const { name, value } = consoleCookie(token);
const cookie = `${name}=${value}`;
const inside = 'what is inside';

let server: Server;
let reached: string[] = [];

beforeAll(async () => {
  const access = createConsoleAccess(token, { openPaths: new Set(['/favicon.ico', '/icons/icon.svg']) });
  server = createServer((asked, answer) => {
    if (access.admit(asked, answer)) {
      reached.push(asked.url ?? '');
      answer.end(inside);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

interface Said {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Said> {
  reached = [];
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    // a path as it is: URL would tidy it up
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('without the cookie', () => {
  it.each([
    '/',
    '/connect',
    '/nowhere',
    '/_next/static/chunks/main.js',
    '/_next/image?url=/api/health',
    '/%61pi/health',
  ])('says on %s how to get in', async (path) => {
    const { status, headers, text } = await ask(path);
    expect(status).toBe(401);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    expect(text).toContain('npx mooring status');
    expect(text).not.toContain(token);
    expect(text).not.toContain(value);
  });

  it.each([
    ['POST', '/api/views'],
    ['POST', '/api/views/stream'],
    ['GET', '/api'],
    ['GET', `/api/health?token=${token}`],
    ['POST', '/api/applications'],
    ['POST', `/connect?token=${token}`],
    ['PUT', '/'],
    ['OPTIONS', '/api/mappings'],
  ])('says to %s %s as JSON how to get in', async (method, path) => {
    const { status, headers, text } = await ask(path, {}, method);
    expect(status).toBe(401);
    expect(headers['set-cookie']).toBeUndefined();
    expect(JSON.parse(text)).toEqual({
      error: {
        code: 'UNAUTHENTICATED',
        message: expect.any(String),
        hint: expect.stringContaining('mooring status'),
      },
    });
  });

  it.each([
    ['GET', '/favicon.ico'],
    ['HEAD', '/favicon.ico'],
    ['GET', '/icons/icon.svg?v=2'],
  ])('lets %s %s pass, which is open to any browser', async (method, path) => {
    expect((await ask(path, {}, method)).status).toBe(200);
    expect(reached).toEqual([path]);
  });

  it.each([
    ['POST', '/favicon.ico'],
    ['GET', '/favicon.ico/'],
    ['GET', '/favicon.icon'],
    ['GET', '/icons'],
    ['GET', '/icons/../api/health'],
    ['GET', '/icons/%2e%2e/api/health'],
    ['GET', '/favicon.ico?token=wrong'],
    ['GET', '//favicon.ico/../api/health'],
  ])('does not take %s %s for an open path', async (method, path) => {
    expect((await ask(path, {}, method)).status).toBe(401);
    expect(reached).toEqual([]);
  });

  it.each([
    ['another value', `${name}=${'x'.repeat(value.length)}`],
    ['a shorter value', `${name}=${value.slice(0, -1)}`],
    ['a longer value', `${cookie}x`],
    ['no value', `${name}=`],
    ['the token itself', `${name}=${token}`],
    ['another name', `mooring-console-other=${value}`],
    ['a name that ends like it', `x${cookie}`],
    ['the cookie of another console', Object.values(consoleCookie('another')).join('=')],
  ])('is not let in with %s', async (_what, given) => {
    expect((await ask('/', { cookie: given })).status).toBe(401);
    expect(reached).toEqual([]);
  });

  it('asks again as a page of its own where another site led here, once', async () => {
    const refresh = 'http-equiv="refresh"';
    expect((await ask('/graph', { 'sec-fetch-site': 'cross-site' })).text).toContain(refresh);
    expect((await ask('/graph', { 'sec-fetch-site': 'same-origin' })).text).not.toContain(refresh);
    expect((await ask('/graph', { 'sec-fetch-site': 'none' })).text).not.toContain(refresh);
  });
});

describe('by the link', () => {
  it.each([
    ['/', '/'],
    ['/connect', '/connect'],
    ['/graph?view=table&application=a%20b', '/graph?view=table&application=a+b'],
    ['//evil.example/x', '/evil.example/x'],
    ['/\\evil.example', '/evil.example'],
  ])('leads %s on to %s without the token, with a cookie', async (path, location) => {
    const { status, headers, text } = await ask(`${path}${path.includes('?') ? '&' : '?'}token=${token}`);
    expect([status, headers.location, text]).toEqual([303, location, '']);
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    const [set = ''] = headers['set-cookie'] ?? [];
    expect(set.split('; ')).toEqual([cookie, 'Path=/', 'Max-Age=2592000', 'HttpOnly', 'SameSite=Strict']);
    expect(set).not.toContain(token);
    expect(reached).toEqual([]);
  });

  it.each(['', 'x', `${token}x`, token.slice(1)])('refuses the token "%s" and says why', async (wrong) => {
    const { status, headers, text } = await ask(`/?token=${wrong}`);
    expect(status).toBe(401);
    expect(headers['set-cookie']).toBeUndefined();
    expect(text).toContain('not the one of this console');
  });

  it('lets in who has the cookie already, and takes the token out of the address', async () => {
    expect((await ask(`/connect?token=${token}`, { cookie })).headers.location).toBe('/connect');
  });
});

describe('with the cookie', () => {
  it.each([
    ['GET', '/'],
    ['GET', '/api/health?since=1'],
    ['POST', '/api/applications'],
    ['GET', '/_next/static/x.js'],
  ])('lets %s %s in', async (method, path) => {
    expect(await ask(path, { cookie: `a=b; ${cookie}; mooring-console-other=x` }, method)).toMatchObject({
      status: 200,
      text: inside,
    });
    expect(reached).toEqual([path]);
  });

  it('looks at all cookies of the name: another port may have set one before', async () => {
    expect((await ask('/', { cookie: `${name}=planted; ${cookie}` })).status).toBe(200);
  });

  it('stays in whatever else a link says', async () => {
    expect((await ask('/?token=wrong', { cookie })).status).toBe(200);
  });
});

it('has names of their own for two consoles on one machine', () => {
  expect(consoleCookie('one').name).not.toBe(consoleCookie('two').name);
  expect(consoleCookie('one')).toEqual(consoleCookie('one'));
});
