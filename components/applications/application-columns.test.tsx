// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ApplicationRow } from '#lib/domain/view/application-rows.ts';
import { cellText, drawCell, orderBy, sortableIds } from '#testing/draw-columns.tsx';
import { applicationColumns } from './application-columns.tsx';

const onDelete = vi.fn();
const columns = applicationColumns({ onDelete });

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

interface Given extends Partial<Omit<ApplicationRow, 'application'>> {
  description?: string;
  createdAt?: string;
}

function row({ description, createdAt, name = 'shop', ...given }: Given = {}): ApplicationRow {
  return {
    application: {
      apiVersion: 'applicationconnector.kyma-project.io/v1alpha1',
      kind: 'Application',
      metadata: { name, ...(createdAt === undefined ? {} : { creationTimestamp: createdAt }) },
      spec: description === undefined ? {} : { description },
    },
    name,
    health: 'ok',
    word: 'Connected',
    connection: { health: 'ok', word: 'Connected' },
    serviceCount: 0,
    namespaces: [],
    bindingCount: 0,
    ...given,
  };
}

const order = (id: string, rows: ApplicationRow[]) => orderBy(columns, id, rows, ({ name }) => name);

it('has these columns, of which these are sorted', () => {
  expect(columns.map(({ id }) => id)).toEqual([
    'name',
    'status',
    'services',
    'namespaces',
    'bindings',
    'age',
    'actions',
  ]);
  expect(sortableIds(columns)).toEqual(['name', 'status', 'services', 'namespaces', 'bindings', 'age']);
});

it('name: leads to the page of the Application, with a description where there is one', () => {
  expect(cellText(columns, 'name', row({ description: 'Sells things' }))).toBe('shopSells things');
  const cell = drawCell(columns, 'name', row({ name: 'a.b' }));
  expect(cell.querySelector('a')?.getAttribute('href')).toBe('/applications/a.b');
  expect(cell.querySelector('p')).toBeNull();
});

it('name: sorts by the bytes of the name, as Kubernetes does', () => {
  expect(
    order('name', [row({ name: 'b' }), row({ name: 'a-b' }), row({ name: 'a1' }), row({ name: 'a' })]),
  ).toEqual(['a', 'a-b', 'a1', 'b']);
});

it('status: says the word, and sorts what needs attention first', () => {
  expect(cellText(columns, 'status', row({ health: 'bad', word: 'Not deployed' }))).toBe('Not deployed');
  const rows = (['ok', 'todo', 'bad', 'off', 'warn', 'busy'] as const).map((health) =>
    row({ name: health, health }),
  );
  expect(order('status', rows)).toEqual(['bad', 'warn', 'busy', 'todo', 'off', 'ok']);
});

it.each([
  ['services', 'serviceCount'],
  ['bindings', 'bindingCount'],
] as const)('%s: says how many, none included, and sorts by number', (id, key) => {
  expect(cellText(columns, id, row())).toBe('0');
  expect(cellText(columns, id, row({ [key]: 1234 }))).toBe('1234');
  const rows = [10, 9, 0].map((count) => row({ name: String(count), [key]: count }));
  expect(order(id, rows)).toEqual(['0', '9', '10']);
});

it('namespaces: names three and counts the rest', () => {
  expect(cellText(columns, 'namespaces', row())).toBe('nowhere');
  expect(cellText(columns, 'namespaces', row({ namespaces: ['a', 'b', 'c'] }))).toBe('a, b, c');
  const five = row({ namespaces: ['a', 'b', 'c', 'd', 'e'] });
  expect(cellText(columns, 'namespaces', five)).toBe('a, b, c and 2 more');
  expect(drawCell(columns, 'namespaces', five).querySelector('[title="a, b, c, d, e"]')).not.toBeNull();
});

it('namespaces: sorts by how many', () => {
  const rows = [
    row({ name: 'two', namespaces: ['a', 'b'] }),
    row({ name: 'none' }),
    row({ name: 'one', namespaces: ['z'] }),
  ];
  expect(order('namespaces', rows)).toEqual(['none', 'one', 'two']);
});

it('age: says how long ago, nothing where it is not known, and sorts the newest first', () => {
  expect(cellText(columns, 'age', row({ createdAt: '2026-03-01T11:55:00Z' }))).toBe('5 min ago');
  expect(cellText(columns, 'age', row())).toBe('');
  const rows = [
    row({ name: 'unknown' }),
    row({ name: 'old', createdAt: '2025-12-31T23:59:59Z' }),
    row({ name: 'new', createdAt: '2026-02-01T00:00:00Z' }),
  ];
  expect(order('age', rows)).toEqual(['new', 'old', 'unknown']);
});

it('actions: deletes the Application that it names', () => {
  drawCell(columns, 'actions', row({ name: 'crm' }));
  fireEvent.click(screen.getByRole('button', { name: 'Delete application crm' }));
  expect(onDelete).toHaveBeenCalledWith('crm');
});
