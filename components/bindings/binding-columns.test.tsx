// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { RowOf } from '#lib/client/page-query.ts';
import { bindingOrders } from '#lib/domain/view/binding-orders.ts';
import { cellText, drawCell } from '#testing/draw-columns.tsx';
import { englishTexts } from '#testing/english-texts.ts';
import { bindingColumns } from './binding-columns.tsx';

vi.mock('next/navigation', () => import('#testing/played-navigation.ts'));

const onAct = vi.fn();
const columns = bindingColumns(englishTexts('bindings'), onAct);

afterEach(cleanup);

type BindingRow = RowOf<'binding-rows'>;

function row(given: Partial<BindingRow> = {}): BindingRow {
  return {
    id: 'usage:ns/u',
    kind: 'usage',
    name: 'u',
    namespace: 'ns',
    service: 'Orders API',
    application: 'shop',
    instance: 'i',
    binding: 'b',
    workload: 'nginx',
    secretName: 's',
    hasSecret: true,
    variables: ['GATEWAY_URL'],
    isInjected: true,
    health: 'ok',
    word: 'Injected',
    ...given,
  };
}

/** A binding that nothing uses, of a class that is gone. */
const lonely: BindingRow = {
  id: 'binding:ns/b',
  kind: 'binding',
  name: 'b',
  namespace: 'ns',
  service: 'i',
  binding: 'b',
  hasSecret: false,
  variables: [],
  isInjected: false,
  health: 'todo',
  word: 'Not ready',
};

it('has these columns, of which these are sorted', () => {
  expect(columns.map(({ id }) => id)).toEqual([
    'service',
    'workload',
    'status',
    'variables',
    'secret',
    'instance',
    'actions',
  ]);
  const sortable = columns.filter((column) => column.sortable).map(({ id }) => id);
  expect(sortable).toEqual(Object.keys(bindingOrders));
});

it('service: leads to the link in the graph, with the Application where it is known', () => {
  expect(cellText(columns, 'service', row())).toBe('Orders APIshop');
  expect(cellText(columns, 'service', lonely)).toBe('i');
  const href = drawCell(columns, 'service', row()).querySelector('a')?.getAttribute('href');
  expect(href).toBe('/graph?node=usage%3Ans%2Fu');
});

it('workload: says where, also where there is none', () => {
  expect(cellText(columns, 'workload', row())).toBe('nginxns');
  expect(cellText(columns, 'workload', lonely)).toBe('nonens');
});

it('status: says the word of the whole and the cause of the worst link', () => {
  expect(cellText(columns, 'status', row({ word: 'Failed', cause: 'The broker refuses.' }))).toBe(
    'FailedThe broker refuses.',
  );
  expect(cellText(columns, 'status', row())).toBe('Injected');
});

it('variables: tells what is there from what would be', () => {
  expect(cellText(columns, 'variables', row({ variables: ['A', 'B'] }))).toBe('A, B');
  expect(cellText(columns, 'variables', row({ isInjected: false }))).toBe('would be GATEWAY_URL');
  expect(cellText(columns, 'variables', lonely)).toBe('none');
});

it('variables: may be broken between the words of a name, not within one', () => {
  const { innerHTML } = drawCell(columns, 'variables', row({ variables: ['SHOP_GATEWAY_URL'] }));
  expect(innerHTML).toContain('SHOP_<wbr>GATEWAY_<wbr>URL');
});

it('secret: tells what is there from what would be', () => {
  expect(cellText(columns, 'secret', row())).toBe('s');
  expect(cellText(columns, 'secret', row({ hasSecret: false }))).toBe('would be s');
  expect(cellText(columns, 'secret', lonely)).toBe('none');
});

it('instance: names it, or says nothing', () => {
  expect(cellText(columns, 'instance', row())).toBe('i');
  expect(cellText(columns, 'instance', lonely)).toBe('');
});

it.each([
  ['Prove it', 'prove'],
  ['Unbind', 'unbind'],
  ['Delete', 'delete'],
])('actions: %s acts on the row that the menu names', async (item, action) => {
  onAct.mockClear();
  drawCell(columns, 'actions', row());
  fireEvent.click(screen.getByRole('button', { name: 'Actions for u' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: item }));
  expect(onAct).toHaveBeenCalledWith(row(), action);
});

it('actions: an instance without a binding has nothing to prove', async () => {
  drawCell(columns, 'actions', row({ kind: 'instance', name: 'i', binding: undefined }));
  fireEvent.click(screen.getByRole('button', { name: 'Actions for i' }));
  expect(await screen.findByRole('menuitem', { name: 'Show in the graph' })).toBeTruthy();
  expect(screen.queryByRole('menuitem', { name: 'Prove it' })).toBeNull();
});
