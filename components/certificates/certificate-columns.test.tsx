// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CertificateRow } from '#lib/domain/application/certificate-rows.ts';
import { cellText, drawCell, sortableIds } from '#testing/draw-columns.tsx';
import { englishTexts } from '#testing/english-texts.ts';
import { certificateColumns } from './certificate-columns.tsx';

const onRenew = vi.fn();
const onRevoke = vi.fn();
const columns = certificateColumns(englishTexts('certificates'), { onRenew, onRevoke });
const fingerprint = `${'a'.repeat(8)}${'0'.repeat(52)}beef`;

beforeEach(() => {
  vi.clearAllMocks();
  vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function row(given: Partial<CertificateRow> = {}): CertificateRow {
  return {
    serialNumber: '0af3',
    subject: 'O=Org,CN=shop',
    fingerprint,
    issuedAt: '2026-02-28T12:00:00Z',
    expiresAt: '2026-05-30T12:00:00Z',
    keyAlgorithm: 'RSA 2048',
    health: 'ok',
    word: 'Valid',
    isLive: true,
    isLast: false,
    renewedTo: undefined,
    isStillNeeded: false,
    isFromEarlier: false,
    ...given,
  };
}

it('has these columns, in the order of issue: none is sorted', () => {
  expect(columns.map(({ id }) => id)).toEqual([
    'certificate',
    'state',
    'subject',
    'issued',
    'expires',
    'actions',
  ]);
  expect(sortableIds(columns)).toEqual([]);
});

it('certificate: shows the ends of the fingerprint and holds all of it', () => {
  const cell = drawCell(columns, 'certificate', row());
  expect(cell.querySelector(`[title="${fingerprint}"]`)?.textContent).toBe('aaaaaaaa…beef');
});

it('certificate: has on narrow screens what the other columns say', () => {
  const terms = drawCell(columns, 'certificate', row({ tokenId: 'k7' })).querySelectorAll('dt, dd');
  expect([...terms].map(({ textContent }) => textContent?.trim())).toEqual([
    ...['Status', 'Valid', 'Subject', 'O=Org, CN=shop', 'Serial', '0af3'],
    ...['Issued', '1 d ago by token k7', 'Expires', 'in 90 d'],
  ]);
});

it('state: says what else is to be known of it', () => {
  expect(cellText(columns, 'state', row())).toBe('Valid');
  expect(cellText(columns, 'state', row({ renewedTo: 'f' }))).toBe('Validrenewed, can be revoked');
  const awaited = row({ renewedTo: 'f', isStillNeeded: true, usedAt: '2026-03-01T11:00:00Z' });
  expect(cellText(columns, 'state', awaited)).toBe(
    'Validrenewed, the new one is not used yetlast used 1 h ago',
  );
  expect(cellText(columns, 'state', row({ usedAt: 'never' }))).toBe('Validnot used yet');
  const revoked = row({ word: 'Revoked', health: 'off', isLive: false, renewedTo: 'f', isFromEarlier: true });
  expect(cellText(columns, 'state', revoked)).toBe('Revokedfrom an earlier Application of this name');
});

it('subject: can be broken after each comma, with serial and kind of key', () => {
  expect(cellText(columns, 'subject', row({ subject: 'O=a,OU=b,CN=c' }))).toBe(
    'O=a, OU=b, CN=c0af3, RSA 2048',
  );
});

it('issued: says by what, where it is known', () => {
  expect(cellText(columns, 'issued', row())).toBe('1 d ago');
  expect(cellText(columns, 'issued', row({ tokenId: 'k7' }))).toBe('1 d agoby token k7');
  const renewed = row({ tokenId: 'k7', renewedFrom: `${'b'.repeat(60)}0001` });
  expect(cellText(columns, 'issued', renewed)).toBe('1 d agorenewed from bbbbbbbb…0001');
});

it('expires: in days from afar, counted down on its last day, and how long ago', () => {
  expect(cellText(columns, 'expires', row())).toBe('in 90 d');
  expect(cellText(columns, 'expires', row({ expiresAt: '2026-03-01T13:00:05Z' }))).toBe('in 1:00:05');
  expect(cellText(columns, 'expires', row({ expiresAt: '2026-03-01T11:00:00Z' }))).toBe('1 h ago');
});

it('actions: renews and revokes the one it stands by', () => {
  const live = row();
  drawCell(columns, 'actions', live);
  fireEvent.click(screen.getByRole('button', { name: 'Renew aaaaaaaa…beef' }));
  fireEvent.click(screen.getByRole('button', { name: 'Revoke aaaaaaaa…beef' }));
  expect([onRenew.mock.calls, onRevoke.mock.calls]).toEqual([[[live]], [[live]]]);
});

it('actions: offers nothing for one that is over', () => {
  const cell = drawCell(columns, 'actions', row({ isLive: false }));
  expect(cell.querySelector('button')).toBeNull();
});
