// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { Rows } from '#lib/client/use-rows.ts';
import { RowsTable } from './rows-table.tsx';
import { useSelection } from './use-selection.ts';

vi.mock('next/navigation', () => import('#testing/played-navigation.ts'));

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

interface Row {
  id: string;
}

/** A page of a list with 120 rows. */
function pageOf(page: number): Rows<Row> {
  return {
    page,
    total: 120,
    all: 120,
    at: (index) => ({ id: `row-${index}` }),
    show: () => undefined,
    isPending: false,
    isPrevious: false,
    error: null,
    retry: () => undefined,
  };
}

const columns = [{ id: 'name', header: 'Name', cell: ({ id }: Row) => id }];

function List({ page }: { page: number }) {
  const rows = pageOf(page);
  const selection = useSelection<Row>('all');
  return (
    <>
      <RowsTable label="Rows" rows={rows} columns={columns} defaultSort="name" selection={selection} />
      <output>{selection.rows.map(({ id }) => id).join(' ')}</output>
    </>
  );
}

const selected = () => screen.getByRole('status').textContent;
const box = (id: string) => screen.getByRole('checkbox', { name: `Select ${id}` });

it('shows the rows of a page, all of them, and the way to the others', () => {
  render(<List page={4} />);
  const ids = screen.getAllByRole('checkbox').map((one) => one.getAttribute('aria-label'));
  expect([ids.length, ids[0], ids.at(-1)]).toEqual([24, 'Select row-96', 'Select row-119']);
  expect(screen.getByRole('link', { name: '4' }).getAttribute('aria-current')).toBe('page');
  expect(screen.getByRole('link', { name: 'Previous' }).getAttribute('href')).toContain('page=3');
  expect(screen.queryByRole('link', { name: 'Next' })).toBeNull();
});

it('shows the first rows of a list that scrolls, and follows the window once somebody reaches for it', async () => {
  const rows = { ...pageOf(1), page: undefined, total: 10_000, all: 10_000 };
  const show = vi.fn();
  render(<RowsTable label="Rows" rows={{ ...rows, show }} columns={columns} defaultSort="name" />);
  const shown = () => screen.getAllByText(/^row-/).map((cell) => cell.textContent);
  expect([shown()[0], shown().at(-1)]).toEqual(['row-0', 'row-31']);
  expect(show).toHaveBeenLastCalledWith(0, 31);
  // a window of this height has room for fewer
  window.innerHeight = 440;
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(44);
  fireEvent.pointerMove(window);
  await waitFor(() => expect(shown().length).toBeLessThan(28));
  expect(shown()[0]).toBe('row-0');
});

it('says of a page that is not there where the list ends', () => {
  render(<List page={9} />);
  expect(screen.getByText('There is no page 9: the list ends with page 4.')).toBeTruthy();
});

it('selects a row, with Shift all up to another, and takes them out the same way', () => {
  render(<List page={1} />);
  fireEvent.click(box('row-2'));
  expect(selected()).toBe('row-2');
  fireEvent.click(box('row-5'), { shiftKey: true });
  expect(selected()).toBe('row-2 row-3 row-4 row-5');
  fireEvent.click(box('row-4'));
  expect(selected()).toBe('row-2 row-3 row-5');
  fireEvent.click(box('row-5'), { shiftKey: true });
  expect(selected()).toBe('row-2 row-3');
});
