// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RowOf } from '#lib/client/page-query.ts';
import { applicationOrders } from '#lib/domain/view/application-rows.ts';
import { cellText, drawCell } from '#testing/draw-columns.tsx';
import { englishTexts } from '#testing/english-texts.ts';
import { applicationColumns } from './application-columns.tsx';

const onDelete = vi.fn();
const columns = applicationColumns({ t: englishTexts('applications'), onDelete });

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

type ApplicationRow = RowOf<'application-rows'>;

function row(given: Partial<ApplicationRow> = {}): ApplicationRow {
  return {
    id: 'shop',
    description: '',
    health: 'ok',
    word: 'Connected',
    serviceCount: 0,
    namespaces: [],
    bindingCount: 0,
    labels: [],
    ...given,
  };
}

it('has these columns, of which these are sorted', () => {
  expect(columns.map(({ id }) => id)).toEqual([
    'name',
    'status',
    'services',
    'namespaces',
    'bindings',
    'certificate',
    'labels',
    'age',
    'actions',
  ]);
  const sortable = columns.filter((column) => column.sortable).map(({ id }) => id);
  expect(sortable).toEqual(Object.keys(applicationOrders));
});

it('name: leads to the page of the Application, with a description where there is one', () => {
  expect(cellText(columns, 'name', row({ description: 'Sells things' }))).toBe('shopSells things');
  const cell = drawCell(columns, 'name', row({ id: 'a.b' }));
  expect(cell.querySelector('a')?.getAttribute('href')).toBe('/applications/a.b');
  expect(cell.querySelector('p')).toBeNull();
});

it('status: says the word', () => {
  expect(cellText(columns, 'status', row({ health: 'bad', word: 'Not deployed' }))).toBe('Not deployed');
});

it.each([
  ['services', 'serviceCount'],
  ['bindings', 'bindingCount'],
] as const)('%s: says how many, none included', (id, key) => {
  expect(cellText(columns, id, row())).toBe('0');
  expect(cellText(columns, id, row({ [key]: 1234 }))).toBe('1234');
});

it('namespaces: names three and counts the rest', () => {
  expect(cellText(columns, 'namespaces', row())).toBe('nowhere');
  expect(cellText(columns, 'namespaces', row({ namespaces: ['a', 'b', 'c'] }))).toBe('a, b, c');
  const five = row({ namespaces: ['a', 'b', 'c', 'd', 'e'] });
  expect(cellText(columns, 'namespaces', five)).toBe('a, b, c and 2 more');
  expect(drawCell(columns, 'namespaces', five).querySelector('[title="a, b, c, d, e"]')).not.toBeNull();
});

it('age: says how long ago, nothing where it is not known', () => {
  expect(cellText(columns, 'age', row({ createdAt: '2026-03-01T11:55:00Z' }))).toBe('5 min ago');
  expect(cellText(columns, 'age', row())).toBe('');
});

it('certificate and labels: say what there is, and are shown only when chosen', () => {
  expect(cellText(columns, 'certificate', row())).toBe('');
  expect(cellText(columns, 'certificate', row({ certificateExpiresAt: '2026-03-02T12:00:00Z' }))).not.toBe(
    '',
  );
  expect(cellText(columns, 'labels', row({ labels: ['a=1', 'b=2'] }))).toBe('a=1, b=2');
  expect(columns.filter(({ isExtra }) => isExtra).map(({ id }) => id)).toEqual(['certificate', 'labels']);
});

it('actions: deletes the Application that it names', () => {
  drawCell(columns, 'actions', row({ id: 'crm' }));
  fireEvent.click(screen.getByRole('button', { name: 'Delete application crm' }));
  expect(onDelete).toHaveBeenCalledWith('crm');
});
