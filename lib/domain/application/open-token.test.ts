import { expect, it } from 'vitest';
import { type OpenToken, openTokenMetadata, toOpenToken } from './open-token.ts';

const token: OpenToken = {
  id: '0123456789',
  secretName: 'connection-token-0123456789abcdef',
  kind: 'application',
  step: 'info',
  application: 'shop',
  tenant: undefined,
  group: undefined,
  createdAt: '2026-03-01T12:00:00Z',
  expiresAt: '2026-03-01T12:05:00Z',
};

it('reads back what it wrote, of applications and of runtimes', () => {
  expect(toOpenToken(openTokenMetadata(token))).toEqual(token);
  const runtime: OpenToken = {
    ...token,
    kind: 'runtime',
    step: 'certificate',
    application: undefined,
    tenant: 't',
    group: 'g',
  };
  expect(toOpenToken(openTokenMetadata(runtime))).toEqual(runtime);
});

it('labels the Secret with its Application, but not with a name that no label can hold', () => {
  expect(openTokenMetadata(token).labels?.application).toBe('shop');
  const long = { ...token, application: 'a'.repeat(64) };
  expect(openTokenMetadata(long).labels?.application).toBeUndefined();
  expect(toOpenToken(openTokenMetadata(long))?.application).toBe(long.application);
});

it('takes no other Secret for a token', () => {
  const metadata = openTokenMetadata(token);
  expect(toOpenToken({ name: 'other' })).toBeUndefined();
  expect(toOpenToken({ ...metadata, labels: {} })).toBeUndefined();
  expect(toOpenToken({ ...metadata, annotations: {} })).toBeUndefined();
});
