import { expect, test } from 'vitest';
import { proxyFromEnvironment } from './proxy-from-environment.ts';

const proxies = { HTTPS_PROXY: 'http://proxy:3128', http_proxy: 'plain-proxy:8080' };

test.each<[string, string, string | undefined]>([
  ['https://api.example', '', 'http://proxy:3128'],
  ['http://api.example', '', 'http://plain-proxy:8080'],
  ['https://127.0.0.1:6443', '', undefined],
  ['https://localhost:6443', '', undefined],
  ['https://[::1]:6443', '', undefined],
  ['https://api.example', '*', undefined],
  ['https://api.example', 'other, api.example', undefined],
  ['https://api.example', 'example', undefined],
  ['https://api.example', '.example', undefined],
  ['https://example', '.example', 'http://proxy:3128'],
  ['https://myexample', 'example', 'http://proxy:3128'],
  ['https://api.example:6443', 'api.example:6443', undefined],
  ['https://api.example:6443', 'api.example:443', 'http://proxy:3128'],
  ['https://10.1.2.3', '10.0.0.0/8', undefined],
  ['https://11.1.2.3', '10.0.0.0/8', 'http://proxy:3128'],
  ['https://10.1.2.3', '10.1.2.3', undefined],
  ['https://[fd00::1]', 'fd00::/8', undefined],
  ['https://[fd00::1]:6443', '[fd00::1]:6443', undefined],
  ['https://[fd00::1]', 'fd00::1', undefined],
])('%s with NO_PROXY=%s goes through %s', (url, except, expected) => {
  expect(proxyFromEnvironment(new URL(url), { ...proxies, NO_PROXY: except })).toBe(expected);
});

test('without a proxy in the environment there is none', () => {
  expect(
    proxyFromEnvironment(new URL('https://api.example'), { HTTP_PROXY: 'http://proxy' }),
  ).toBeUndefined();
});
