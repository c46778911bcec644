import { expect, it } from 'vitest';
import {
  certificatesToForget,
  type IssuedCertificate,
  issuedCertificatesOf,
  usedAtKey,
} from './issued-certificates.ts';

const now = new Date('2026-06-01T00:00:00Z');

function certificate(fingerprint: string, issuedAt: string, expiresAt: string): IssuedCertificate {
  return {
    fingerprint,
    issuedAt,
    expiresAt,
    serialNumber: '4a',
    subject: 'CN=shop',
    keyAlgorithm: 'RSA 2048',
  };
}

function configMap(...certificates: IssuedCertificate[]) {
  return { data: Object.fromEntries(certificates.map((it) => [it.fingerprint, JSON.stringify(it)])) };
}

const old = certificate('old', '2026-01-01T00:00:00Z', '2026-04-03T00:00:00Z');
const lapsed = certificate('lapsed', '2026-02-20T00:00:00Z', '2026-05-23T00:00:00Z');
const current = certificate('current', '2026-05-20T00:00:00Z', '2026-08-20T00:00:00Z');

it('lists certificates, newest first, and skips what is none', () => {
  const { data } = configMap(old, current, lapsed);
  const read = issuedCertificatesOf({ data: { ...data, broken: '{', foreign: '{"a":1}' } });
  expect(read).toEqual([current, lapsed, old]);
});

it('says of a certificate when it was used, where that was noted', () => {
  const { data } = configMap(current, lapsed);
  const read = issuedCertificatesOf({ data: { ...data, [usedAtKey('current')]: '2026-05-30T10:00:00Z' } });
  expect(read.map(({ usedAt }) => usedAt)).toEqual(['2026-05-30T10:00:00Z', undefined]);
});

it('forgets what expired a month ago and what it cannot read', () => {
  const { data } = configMap(old, current, lapsed);
  const used = { [usedAtKey('old')]: '2026-03-01T00:00:00Z', [usedAtKey('current')]: 'never' };
  expect(certificatesToForget({ data: { ...data, broken: '{', ...used } }, now)).toEqual([
    ...['old', 'broken', 'old.used-at'],
  ]);
});

it('keeps the newest thousand', () => {
  const many = Array.from({ length: 1002 }, (_, at) =>
    certificate(`f${at}`, new Date(now.getTime() - at * 1000).toISOString(), '2026-08-20T00:00:00Z'),
  );
  expect(certificatesToForget(configMap(...many), now)).toEqual(['f1000', 'f1001']);
});
