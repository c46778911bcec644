import { expect, it } from 'vitest';
import { renderAll, renderMessage } from '#lib/texts/render-message.ts';
import type { IssuedCertificate } from '../application/issued-certificates.ts';
import type { OpenToken } from '../application/open-token.ts';
import type { AuthorityCertificate } from '../kubernetes/authority.ts';
import {
  authorityExpiries,
  clientExpiries,
  edgeExpiry,
  nextClientChangeMs,
  targetExpiry,
  tokenExpiries,
} from './expiry-entries.ts';

const nowMs = Date.parse('2026-06-01T00:00:00Z');
const dayMs = 86_400_000;

function inDays(days: number): string {
  return new Date(nowMs + days * dayMs).toISOString();
}

function certificate(fingerprint: string, leftDays: number): IssuedCertificate {
  return {
    fingerprint: fingerprint.repeat(64),
    issuedAt: inDays(leftDays - 92),
    expiresAt: inDays(leftDays),
    serialNumber: '4a',
    subject: 'CN=shop',
    keyAlgorithm: 'RSA 2048',
    applicationUid: 'now',
  };
}

function said(
  certificates: IssuedCertificate[],
  revoked: string[] = [],
  applicationUid: string | undefined = 'now',
) {
  return clientExpiries({
    application: 'shop',
    certificates,
    revoked: new Set(revoked.map((one) => one.repeat(64))),
    applicationUid,
    nowMs,
  }).map(
    ({ fingerprint, word, matters }) => `${fingerprint?.[0] ?? '-'} ${renderMessage('en', word)} ${matters}`,
  );
}

it('lists the valid certificates of an Application, and which of them are outlived', () => {
  expect(said([certificate('b', 80), certificate('a', 3)])).toEqual(['b Valid true', 'a Replaced false']);
  expect(said([certificate('b', 80), certificate('a', 3)], ['b'])).toEqual(['a Ends soon true']);
});

it('says of an Application without a valid certificate when its last one ended', () => {
  expect(said([certificate('b', -1), certificate('a', -40)])).toEqual(['- Expired true']);
  const [entry] = clientExpiries({
    ...{ application: 'shop', certificates: [certificate('b', -1), certificate('a', -40)] },
    ...{ revoked: new Set<string>(), applicationUid: 'now', nowMs },
  });
  expect(entry).toMatchObject({ health: 'bad', endsAt: inDays(-1) });
});

it('says nothing of what was revoked, nor of what ended for an Application that is gone', () => {
  expect(said([certificate('a', 80)], ['a'])).toEqual([]);
  expect(
    clientExpiries({
      ...{ application: 'gone', certificates: [certificate('a', -1)] },
      ...{ revoked: new Set<string>(), applicationUid: undefined, nowMs },
    }),
  ).toEqual([]);
});

it('tells what a certificate of an Application that is gone is', () => {
  const [entry] = clientExpiries({
    ...{ application: 'gone', certificates: [certificate('a', 80)] },
    ...{ revoked: new Set<string>(), applicationUid: undefined, nowMs },
  });
  expect(renderMessage('en', entry?.note ?? '')).toBe('There is no Application of this name any more.');
});

it.each([
  ['2026-05-31T10:00:00Z', /^The application last called in with it on 31 May 2026/],
  ['never', /^The application has not called in with it yet\.$/],
  [undefined, /^The application can call in with it\.$/],
])('tells of a valid certificate whether it was used: %s', (usedAt, note) => {
  const [entry] = clientExpiries({
    ...{ application: 'shop', certificates: [{ ...certificate('a', 80), usedAt }] },
    ...{ revoked: new Set<string>(), applicationUid: 'now', nowMs },
  });
  expect(renderMessage('en', entry?.note ?? '')).toMatch(note);
});

it.each([
  ['never', 'A later certificate is valid, and not used yet: revoke this one when it is.'],
  ['2026-05-31T10:00:00Z', 'A later certificate is valid. It can be revoked.'],
  [undefined, 'A later certificate is valid. It can be revoked.'],
])('says that the former one can be revoked once the later one is in use: %s', (usedAt, note) => {
  const entries = clientExpiries({
    ...{ application: 'shop', certificates: [{ ...certificate('b', 80), usedAt }, certificate('a', 3)] },
    ...{ revoked: new Set<string>(), applicationUid: 'now', nowMs },
  });
  expect(renderMessage('en', entries[1]?.note ?? '')).toBe(note);
});

it('knows when time alone changes what is said', () => {
  const certificates = [certificate('b', 80), certificate('a', 3)];
  expect(nextClientChangeMs(certificates, nowMs)).toBe(nowMs + 3 * dayMs);
  expect(nextClientChangeMs(certificates, nowMs + 3 * dayMs)).toBe(nowMs + 66 * dayMs);
  expect(nextClientChangeMs([], nowMs)).toBe(Number.POSITIVE_INFINITY);
});

function authority(fingerprint: string, leftDays: number): AuthorityCertificate {
  return {
    ...{ fingerprint, subject: 'CN=ca', serialNumber: '1', keyAlgorithm: 'RSA 2048' },
    ...{ notBefore: inDays(-100), notAfter: inDays(leftDays) },
  };
}

it.each([
  [91, 'Valid ok'],
  [89, 'Ends soon warn'],
  [-1, 'Expired bad'],
])('wants the authority that ends in %s days replaced in time: %s', (leftDays, word) => {
  const [entry] = authorityExpiries({ signing: authority('s', leftDays), trusted: [] }, nowMs);
  expect(`${renderMessage('en', entry?.word ?? '')} ${entry?.health}`).toBe(word);
});

it('lists former authorities until they end, as such', () => {
  const trusted = [authority('a', 10), authority('b', -1)];
  expect(renderAll('en', authorityExpiries({ signing: undefined, trusted }, nowMs))).toMatchObject([
    { id: 'authority/a', word: 'Replaced', matters: false },
  ]);
});

const target = { address: 'shop.example.com:443', applications: ['shop'], serviceCount: 2 };

it('says of a server outside what was seen of its certificate', () => {
  expect(renderAll('en', targetExpiry(target, undefined, nowMs))).toMatchObject({
    word: 'Not looked at',
    health: 'todo',
  });
  const look = { address: target.address, lookedAt: inDays(0) };
  const seen = targetExpiry(target, { ...look, endsAt: inDays(13), issuer: 'Some CA' }, nowMs);
  expect(renderAll('en', seen)).toMatchObject({
    word: 'Ends soon',
    application: 'shop',
    endsAt: inDays(13),
    note: '2 services are called there. Signed by Some CA.',
    lookedAt: inDays(0),
  });
  const unseen = targetExpiry(target, { ...look, problem: 'It does not answer.' }, nowMs);
  expect(renderAll('en', unseen)).toMatchObject({
    word: 'Not known',
    note: '2 services are called there. It does not answer.',
    lookedAt: inDays(0),
  });
  expect(unseen.endsAt).toBeUndefined();
});

it('names no Application of a server that several share', () => {
  const shared = targetExpiry({ ...target, applications: ['crm', 'shop'] }, undefined, nowMs);
  expect(shared.application).toBeUndefined();
  expect(renderMessage('en', shared.note)).toBe('2 services are called there, of 2 applications.');
});

it('says of the edge what of a server', () => {
  const look = { address: 'edge:443', lookedAt: inDays(0), endsAt: inDays(-1) };
  expect(renderAll('en', edgeExpiry('edge:443', look, nowMs))).toMatchObject({
    word: 'Expired',
    health: 'bad',
    kind: 'edge',
  });
});

const token: OpenToken = {
  ...{ id: 'k7', secretName: 'token-1', kind: 'application', step: 'info', application: 'shop' },
  ...{ tenant: undefined, group: undefined, createdAt: inDays(0), expiresAt: inDays(0.001) },
};

it('lists tokens that can still be used, and withdraws those of Applications', () => {
  const lapsed = { ...token, secretName: 'token-2', expiresAt: inDays(-0.001) };
  const ofRuntime: OpenToken = { ...token, secretName: 'token-3', kind: 'runtime', application: undefined };
  expect(renderAll('en', tokenExpiries([token, lapsed, ofRuntime], nowMs))).toMatchObject([
    { id: 'token/token-1', application: 'shop', token: { id: 'k7', step: 'info' }, word: 'Not used yet' },
    { id: 'token/token-3' },
  ]);
  expect(tokenExpiries([ofRuntime], nowMs)[0]?.token).toBeUndefined();
});
