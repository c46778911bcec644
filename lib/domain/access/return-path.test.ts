import { expect, it } from 'vitest';
import { returnPath } from './return-path.ts';

it.each([
  '/',
  '/applications',
  '/applications/shop?tab=services#x',
  '/graph?node=a%2Fb',
  '/sign-information',
])('leads back to %s', (path) => expect(returnPath(path)).toBe(path));

it.each([
  null,
  undefined,
  '',
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example/',
  '\\\\evil.example',
  '/\t/evil.example',
  '/.//evil.example/',
  '/a/..//evil.example',
  'javascript:alert(1)',
  'applications',
  '@evil.example',
  '/ x',
  '/sign-in?to=/',
  '/sign-out',
  '/api/health',
  '/_next/static/x',
  `/${'a'.repeat(3_000)}`,
])('does not lead to %j', (path) => expect(returnPath(path)).toBe('/'));
