// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiError } from '#lib/client/api.ts';
import type { Column } from './data-table.tsx';
import { ListPage, type ListPageProps } from './list-page.tsx';
import { ListTable } from './list-table.tsx';
import { useFilteredList } from './use-filtered-list.ts';
import { useUrlParam } from './use-url-param.ts';

vi.mock('next/navigation', () => import('#testing/played-navigation.ts'));

interface Ship {
  name: string;
  tons: number;
}

const fleet: Ship[] = [
  { name: 'Ostsee', tons: 30 },
  { name: 'Anker', tons: 20 },
  { name: 'Möwe', tons: 10 },
];
const columns: Column<Ship>[] = [
  {
    id: 'name',
    header: 'Name',
    compare: (left, right) => left.name.localeCompare(right.name),
    cell: ({ name }) => name,
  },
  { id: 'tons', header: 'Tons', compare: (left, right) => left.tons - right.tons, cell: ({ tons }) => tons },
  { id: 'flag', header: 'Flag', cell: () => 'none' },
];
const settled: ListPageProps['loading'] = { isPending: false, error: null, retry: () => undefined };

interface ShipsProps {
  ships?: readonly Ship[];
  loading?: ListPageProps['loading'];
}

function hasText({ name }: Ship, text: string): boolean {
  return name.toLowerCase().includes(text);
}

function Ships({ ships = fleet, loading = settled }: ShipsProps) {
  const [port, setPort] = useUrlParam('port');
  const list = useFilteredList(port === '' ? ships : ships.slice(0, 1), hasText);
  return (
    <ListPage
      title="Ships"
      description="What lies here."
      nouns={{ one: 'ship', many: 'ships' }}
      loading={loading}
      list={{ ...list, total: ships.length }}
      onClearFilters={() => setPort('')}
      empty={<p>The harbour is empty</p>}
    >
      <ListTable
        label="Ships"
        rows={list.shown}
        rowKey={({ name }) => name}
        columns={columns}
        defaultSort="name"
      />
    </ListPage>
  );
}

const firstCells = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.querySelector('td')?.textContent);
const address = () => Object.fromEntries(new URLSearchParams(window.location.search));
const search = () => screen.getByRole<HTMLInputElement>('searchbox', { name: 'Filter ships' });
const type = (value: string) => fireEvent.change(search(), { target: { value } });

beforeEach(() => window.history.replaceState(null, '', '/ships'));
afterEach(cleanup);

it('shows what there is in its own order, and how much', () => {
  render(<Ships />);
  expect(firstCells()).toEqual(['Anker', 'Möwe', 'Ostsee']);
  expect(screen.getByRole('status').textContent).toBe('3 of 3');
});

it('narrows by what is typed, whatever its case and the spaces around, and keeps it in the address', () => {
  render(<Ships />);
  type('  MÖ ');
  expect(firstCells()).toEqual(['Möwe']);
  expect(screen.getByRole('status').textContent).toBe('1 of 3');
  expect(address()).toEqual({ q: '  MÖ ' });
});

it('begins as the address says', () => {
  window.history.replaceState(null, '', '/ships?q=e&sort=-tons');
  render(<Ships />);
  expect(search().value).toBe('e');
  expect(firstCells()).toEqual(['Ostsee', 'Anker', 'Möwe']);
});

it('sorts by a click, turns by the second, and says so', () => {
  render(<Ships />);
  fireEvent.click(screen.getByRole('button', { name: 'Tons' }));
  expect(firstCells()).toEqual(['Möwe', 'Anker', 'Ostsee']);
  expect(address()).toEqual({ sort: 'tons' });
  fireEvent.click(screen.getByRole('button', { name: 'Tons' }));
  expect(firstCells()).toEqual(['Ostsee', 'Anker', 'Möwe']);
  expect(screen.getByRole('columnheader', { name: 'Tons' }).getAttribute('aria-sort')).toBe('descending');
  expect(screen.queryByRole('button', { name: 'Flag' })).toBeNull();
});

it('keeps its rows as they come where the address names no column', () => {
  window.history.replaceState(null, '', '/ships?sort=nothing');
  render(<Ships />);
  expect(firstCells()).toEqual(['Ostsee', 'Anker', 'Möwe']);
});

it('says that nothing matches, and shows everything again with one click', () => {
  window.history.replaceState(null, '', '/ships?port=kiel&q=zzz');
  render(<Ships />);
  expect(screen.getByText('No ship matches')).toBeTruthy();
  expect(screen.queryByRole('table')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Show everything' }));
  expect(firstCells()).toHaveLength(3);
  expect(address()).toEqual({});
  expect(document.activeElement).toBe(search());
});

it('says what to do where there is nothing at all', () => {
  window.history.replaceState(null, '', '/ships?q=zzz');
  render(<Ships ships={[]} />);
  expect(screen.getByText('The harbour is empty')).toBeTruthy();
  expect(screen.queryByText('No ship matches')).toBeNull();
});

it('counts nothing while it loads', () => {
  render(<Ships ships={[]} loading={{ ...settled, isPending: true }} />);
  expect(screen.getByText('Loading ships')).toBeTruthy();
  expect(screen.queryByText('0 of 0')).toBeNull();
  expect(screen.queryByText('The harbour is empty')).toBeNull();
});

it('says why it could not load, in place of a list that lacks something, and tries again', () => {
  const retry = vi.fn();
  render(<Ships loading={{ isPending: false, error: new ApiError('FORBIDDEN', 'not yours'), retry }} />);
  expect(screen.getByText('The ships could not be loaded')).toBeTruthy();
  expect(screen.queryByRole('table')).toBeNull();
  act(() => screen.getByRole('button', { name: 'Try again' }).click());
  expect(retry).toHaveBeenCalledTimes(1);
});
