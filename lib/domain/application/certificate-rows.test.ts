import { expect, it } from 'vitest';
import { renderMessage } from '#lib/texts/render-message.ts';
import { certificateRows } from './certificate-rows.ts';
import type { IssuedCertificate } from './issued-certificates.ts';

const nowMs = Date.parse('2026-06-01T00:00:00Z');
const dayMs = 86_400_000;

function certificate(fingerprint: string, leftDays: number, renewedFrom?: string): IssuedCertificate {
  return {
    fingerprint,
    issuedAt: new Date(nowMs + (leftDays - 92) * dayMs).toISOString(),
    expiresAt: new Date(nowMs + leftDays * dayMs).toISOString(),
    serialNumber: '4a',
    subject: 'CN=shop',
    keyAlgorithm: 'RSA 2048',
    ...(renewedFrom === undefined ? {} : { renewedFrom }),
  };
}

function words(certificates: IssuedCertificate[], ...revoked: string[]) {
  return certificateRows({ certificates, revoked: new Set(revoked), applicationUid: 'now', nowMs }).map(
    ({ fingerprint, health, word }) => `${fingerprint} ${renderMessage('en', word)} ${health}`,
  );
}

it.each([
  ['long valid', 14.1, 'a Valid ok'],
  ['about to end', 13.9, 'a Ends soon warn'],
  ['at its end', 0, 'a Expired off'],
])('a single certificate %s', (_, leftDays, said) => {
  expect(words([certificate('a', leftDays)])).toEqual([said]);
});

it('does not warn of an end that a later certificate outlives', () => {
  expect(words([certificate('b', 80), certificate('a', 3)])).toEqual(['b Valid ok', 'a Valid ok']);
});

it('warns again once the later one is revoked, or itself ends first', () => {
  expect(words([certificate('b', 80), certificate('a', 3)], 'b')).toEqual([
    'b Revoked off',
    'a Ends soon warn',
  ]);
  expect(words([certificate('b', 2), certificate('a', 3)])[1]).toBe('a Ends soon warn');
});

it('calls a certificate that was revoked and has expired revoked', () => {
  expect(words([certificate('a', -1)], 'a')).toEqual(['a Revoked off']);
});

it('knows the last live one', () => {
  const certificates = [certificate('c', 80), certificate('b', 70), certificate('a', -1)];
  const last = (...revoked: string[]) =>
    certificateRows({ certificates, revoked: new Set(revoked), applicationUid: 'now', nowMs })
      .filter(({ isLast }) => isLast)
      .map(({ fingerprint }) => fingerprint);
  expect(last()).toEqual([]);
  expect(last('c')).toEqual(['b']);
  expect(last('b', 'c')).toEqual([]);
});

it.each([
  ['never', true],
  ['2026-05-31T10:00:00Z', false],
  [undefined, false],
])('needs the former one until the renewed one is in use: %s', (usedAt, isStillNeeded) => {
  const [newer, older] = certificateRows({
    certificates: [{ ...certificate('b', 80, 'a'), usedAt }, certificate('a', 3)],
    revoked: new Set(),
    applicationUid: undefined,
    nowMs,
  });
  expect([newer?.isStillNeeded, older?.isStillNeeded]).toEqual([false, isStillNeeded]);
});

it('follows a renewal both ways', () => {
  const [newer, older] = certificateRows({
    certificates: [certificate('b', 80, 'a'), certificate('a', 3)],
    revoked: new Set(),
    applicationUid: undefined,
    nowMs,
  });
  expect(newer).toMatchObject({ renewedFrom: 'a', renewedTo: undefined });
  expect(older).toMatchObject({ renewedTo: 'b' });
});

it.each([
  ['now', 'now', false],
  ['before', 'now', true],
  ['', 'now', true],
  // noted before that was kept
  [undefined, 'now', false],
  ['before', undefined, false],
])('signed for %s is from an earlier Application than %s: %s', (signedFor, applicationUid, isFromEarlier) => {
  const issued = { ...certificate('a', 80), applicationUid: signedFor };
  const [row] = certificateRows({ certificates: [issued], revoked: new Set(), applicationUid, nowMs });
  expect(row).toMatchObject({ isFromEarlier, isLive: true });
});
