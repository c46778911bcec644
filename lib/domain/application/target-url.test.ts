import { describe, expect, it } from 'vitest';
import { isTargetUrl } from './target-url.ts';

const accepted = [
  'http://localhost',
  'http://localhost:8080',
  'http://service',
  'http://127.0.0.1:3000',
  'http://0.0.0.0:80',
  'http://[::1]:80/',
  'example.com',
  'example.com/path',
  '10.0.0.1',
  'mailto:a@b.c',
  'http://user:pw@host.com/',
  'ftp://x.y',
  'ws://h',
  'tcp://h:1',
  'https://host.com/$metadata',
  'https://host.com/?q=1#f',
  'http://my_host.com',
  'http://a..b',
];

const rejected = [
  'localhost',
  'abc',
  'a.b',
  '/path',
  'test_com/token',
  'http://',
  'git://h',
  'HTTP://x.com',
  'http://a b.com',
  ' http://x.com',
  'http://-host.com',
  'http://host-.com',
  'http://255.1.1.1',
  'http://host.com:123456',
  '.example.com',
  `http://x.com/${'a'.repeat(2083)}`,
];

describe('isTargetUrl', () => {
  it.each(accepted)('accepts %s', (text) => {
    expect(isTargetUrl(text)).toBe(true);
  });
  it.each(rejected)('rejects %s', (text) => {
    expect(isTargetUrl(text)).toBe(false);
  });
});
