import { describe, expect, it } from 'vitest';
import {
  newTokenKeyPem,
  readTokenKey,
  signToken,
  type TokenClaims,
  verifyToken,
} from './service-account-token.ts';

const key = readTokenKey(newTokenKeyPem());
const claims: TokenClaims = {
  namespace: 'a',
  name: 'bob',
  uid: 'u',
  audiences: ['x'],
  issuedAtSeconds: 1000,
  expiresAtSeconds: 2000,
  bound: { kind: 'pod', name: 'p', uid: 'pu' },
};

describe('service account tokens', () => {
  it('say what they were signed with', () => {
    expect(verifyToken(key, signToken(key, claims), 1500)).toEqual(claims);
  });

  it('end', () => {
    expect(verifyToken(key, signToken(key, claims), 2000)).toBeUndefined();
  });

  it('are refused when changed or signed by another key', () => {
    const token = signToken(key, claims);
    const [header, , signature] = token.split('.');
    const forged = Buffer.from(
      JSON.stringify({ exp: 9999999999, 'kubernetes.io': { namespace: 'kube-system' } }),
    ).toString('base64url');
    expect(verifyToken(key, `${header}.${forged}.${signature}`, 1500)).toBeUndefined();
    expect(verifyToken(readTokenKey(newTokenKeyPem()), token, 1500)).toBeUndefined();
    expect(verifyToken(key, 'not-a-token', 1500)).toBeUndefined();
  });
});
