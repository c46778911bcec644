// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { cellText, drawCell } from '#testing/draw-columns.tsx';
import { englishTexts } from '#testing/english-texts.ts';
import { type ExpiryRow, expiryColumns } from './expiry-columns.tsx';

const onAsk = vi.fn();
const onLook = vi.fn();
const columns = expiryColumns(englishTexts('expiry'), { onAsk, onLook, looking: undefined });

beforeEach(() => {
  vi.clearAllMocks();
  vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function row(given: Partial<ExpiryRow> = {}): ExpiryRow {
  return {
    ...{ id: 'client/shop/a', kind: 'client', name: 'Client certificate aaaa', note: 'It calls in with it.' },
    ...{ health: 'ok', word: 'Valid', endsAt: '2026-05-30T12:00:00Z' },
    ...given,
  };
}

function actionsOf(given: Partial<ExpiryRow>): string[] {
  drawCell(columns, 'actions', row(given));
  return screen.queryAllByRole('button').map(({ textContent }) => (textContent ?? '').trim());
}

it('has these columns, and sorts by the end', () => {
  expect(columns.map(({ id }) => id)).toEqual(['name', 'status', 'ends', 'actions']);
  expect(columns.filter(({ sortable }) => sortable).map(({ id }) => id)).toEqual(['ends']);
});

it('name: says what it is, leads to its Application, and has the rest on narrow screens', () => {
  const text = cellText(columns, 'name', row({ application: 'shop' }));
  expect(text).toMatch(/^Client certificate aaaa of shopIt calls in with it\.Validin 90 d/);
  const link = drawCell(columns, 'name', row({ application: 'shop' })).querySelector('a');
  expect(link?.getAttribute('href')).toBe('/applications/shop');
});

it('name: says when a server was looked at', () => {
  const at = { lookedAt: '2026-03-01T11:55:00Z', note: 'One service is called there.' };
  expect(cellText(columns, 'name', row(at))).toContain('called there. Looked at 5 min ago.');
  expect(cellText(columns, 'name', row())).not.toContain('Looked at');
});

it('ends: says when, and that it is not known', () => {
  expect(cellText(columns, 'ends', row())).toContain('in 90 d');
  expect(cellText(columns, 'ends', row({ endsAt: undefined }))).toBe('not known');
});

it('actions: those of what it is', () => {
  expect(actionsOf({ application: 'shop', fingerprint: 'a' })).toEqual([
    'Renew Client certificate aaaa',
    'Revoke Client certificate aaaa',
  ]);
  expect(actionsOf({ kind: 'authority', name: 'CA' })).toEqual(['Replace CA']);
  expect(actionsOf({ kind: 'authority', name: 'CA', health: 'off' })).toEqual([]);
  expect(actionsOf({ kind: 'token', application: 'shop', token: { id: 'k7', step: 'info' } })).toHaveLength(
    1,
  );
  expect(actionsOf({ kind: 'token' })).toEqual([]);
});

it('actions: asks for what it stands by', () => {
  actionsOf({ application: 'shop', fingerprint: 'a' });
  fireEvent.click(screen.getByRole('button', { name: /^Revoke/ }));
  expect(onAsk.mock.calls).toEqual([[{ action: 'revoke', application: 'shop', fingerprint: 'a' }]]);
  actionsOf({ kind: 'target', application: 'shop', address: 'shop.example.com:443' });
  fireEvent.click(screen.getByRole('button', { name: /^Look/ }));
  expect(onLook.mock.calls).toEqual([['shop.example.com:443']]);
});

it('actions: pairs an Application again whose last certificate has ended', () => {
  const cell = drawCell(columns, 'actions', row({ application: 'shop', health: 'bad', word: 'Expired' }));
  expect(cell.querySelector('a')?.getAttribute('href')).toBe('/connect?application=shop');
});
