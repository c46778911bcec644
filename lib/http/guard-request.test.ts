import { expect, test } from 'vitest';
import { requestProblem } from './guard-request.ts';

function problem(method: string, path: string, headers: Record<string, string>, allowedHosts: string[] = []) {
  return requestProblem({ method, path, headers: new Headers(headers), allowedHosts })?.code;
}

const host = '127.0.0.1:3000';

test.each([host, 'localhost:3000', '[::1]:3000', 'LOCALHOST'])('serves the loopback name %s', (name) => {
  expect(problem('GET', '/', { host: name })).toBeUndefined();
});

test.each(['evil.example:3000', '127.0.0.1.evil.example', '', 'localhost.evil.example'])(
  'refuses the host "%s"',
  (name) => {
    expect(problem('GET', '/', { host: name })).toBe('FORBIDDEN');
  },
);

test('serves a configured host', () => {
  expect(problem('GET', '/', { host: 'console.example' }, ['console.example'])).toBeUndefined();
});

test('refuses calls that another site causes', () => {
  const json = { host, 'content-type': 'application/json' };
  expect(problem('POST', '/api/x', { ...json, origin: 'https://evil.example' })).toBe('FORBIDDEN');
  expect(problem('POST', '/api/x', { ...json, origin: 'null' })).toBe('FORBIDDEN');
  expect(problem('POST', '/api/x', { ...json, origin: 'http://127.0.0.1:4000' })).toBe('FORBIDDEN');
  expect(problem('GET', '/api/x', { host, 'sec-fetch-site': 'cross-site' })).toBe('FORBIDDEN');
  expect(problem('POST', '/api/x', { ...json, origin: `http://${host}` })).toBeUndefined();
});

test('refuses what an application has the platform download', () => {
  expect(problem('GET', '/graph', { host, 'X-Mooring-Download': '' })).toBe('FORBIDDEN');
});

test('a link from another site may lead to a page', () => {
  expect(problem('GET', '/graph', { host, 'sec-fetch-site': 'cross-site' })).toBeUndefined();
});

test('takes changes as JSON only', () => {
  expect(problem('POST', '/api/x', { host })).toBe('INVALID');
  expect(problem('DELETE', '/api/x', { host, 'content-type': 'text/plain' })).toBe('INVALID');
  expect(
    problem('PUT', '/api/x', { host, 'content-type': 'application/json; charset=utf-8' }),
  ).toBeUndefined();
});
