'use client';

import { memo, type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { cn } from '#lib/client/cn.ts';
import { rowsPageSize } from '#lib/client/page-query.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { Rows } from '#lib/client/use-rows.ts';
import { Card } from './card.tsx';
import { HeaderCell } from './header-cell.tsx';
import { PageNumbers } from './page-numbers.tsx';
import type { RowsInSight } from './rows-in-sight.ts';
import { SelectBox, type SelectRow, useSelectRow } from './select-rows.tsx';
import { Skeleton } from './skeleton.tsx';
import { useRowsInSight } from './use-rows-in-sight.tsx';
import type { Selection } from './use-selection.ts';
import { useUrlParam } from './use-url-param.ts';

export interface RowsColumn<R> {
  /** Also what the list is sorted by, where it can be. */
  id: string;
  header: string;
  cell(row: R): ReactNode;
  /** The column is one that the list's view sorts by. */
  sortable?: boolean;
  align?: 'start' | 'end';
  /** Width and visibility classes of the whole column, e.g. "w-32 hidden md:table-cell". */
  className?: string;
  /** The header is only said, not shown (a column of buttons). */
  headerHidden?: boolean;
  /** The list is nothing without it: it cannot be left out. */
  isFixed?: boolean;
  /** It is shown only when it is chosen. */
  isExtra?: boolean;
}

export interface RowsTableProps<R extends { id: string }> {
  /** What the rows are, for assistive technology. */
  label: string;
  rows: Rows<R>;
  columns: readonly RowsColumn<R>[];
  /** The order that the address leaves out: an id of a column, with `-` before it for descending. */
  defaultSort: string;
  rowClassName?(row: R): string | undefined;
  /** With it, each row can be selected. */
  selection?: Selection<R> | undefined;
  /** What people call a row; its id, without it. */
  rowName?(row: R): string;
  isDense?: boolean;
  /** How high a row usually is: decides how many are drawn before any was measured; default 44. */
  rowPx?: number;
}

/** A row is so much lower in a dense list. */
const denseByPx = 8;
const overscan = 6;

/**
 * The table of a list page: rows in sight, with space in place of the others, or a page of them. It scrolls with the window; its order
 * lives in the address.
 */
export function RowsTable<R extends { id: string }>(props: RowsTableProps<R>) {
  const t = useTexts('ui');
  const { label, rows, columns, defaultSort, selection, isDense = false, rowPx = 44 } = props;
  const [sort, setSort] = useUrlParam('sort', defaultSort);
  const visible = useVisibleRows(rows, isDense ? rowPx - denseByPx : rowPx);
  const onSelect = useSelectRow(rows, selection);
  const columnCount = columns.length + (selection === undefined ? 0 : 1);

  return (
    <Card className="max-md:overflow-x-auto">
      <table
        aria-label={label}
        aria-rowcount={rows.total + 1}
        aria-busy={rows.isPrevious}
        className="w-full border-collapse text-left"
      >
        <thead className="z-10 bg-surface md:sticky md:top-12 print:static">
          <tr className="shadow-[inset_0_-1px_0_var(--color-line)]">
            {selection === undefined ? null : (
              <th scope="col" className="w-10">
                <span className="sr-only">{t('selected')}</span>
              </th>
            )}
            {columns.map((column) => (
              <HeaderCell
                key={column.id}
                column={column}
                isSortable={column.sortable === true}
                sort={sort}
                onSort={setSort}
              />
            ))}
          </tr>
        </thead>
        <tbody ref={visible.body}>
          <Spacer heightPx={visible.beforePx} columnCount={columnCount} />
          {indexesOf(visible).map((index) => (
            <PlacedRow
              key={rows.at(index)?.id ?? `place-${index}`}
              {...props}
              index={index}
              columnCount={columnCount}
              measure={visible.measure}
              onSelect={onSelect}
            />
          ))}
          <Spacer heightPx={visible.afterPx} columnCount={columnCount} />
        </tbody>
      </table>
      {visible.follower}
      {rows.page === undefined ? null : <PageNumbers page={rows.page} total={rows.total} />}
    </Card>
  );
}

function indexesOf({ first, last }: RowsInSight): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, offset) => first + offset);
}

/** A row at its place, or what stands there while it is on its way. */
function PlacedRow<R extends { id: string }>(
  props: RowsTableProps<R> & PlacedProps & { columnCount: number; onSelect: SelectRow<R> },
) {
  const {
    rows,
    columns,
    selection,
    rowName,
    rowClassName,
    isDense = false,
    index,
    columnCount,
    measure,
    onSelect,
  } = props;
  const row = rows.at(index);
  return row === undefined ? (
    <RowOnItsWay index={index} columnCount={columnCount} measure={measure} />
  ) : (
    <Row
      row={row}
      index={index}
      columns={columns}
      measure={measure}
      isDense={isDense}
      className={rowClassName?.(row)}
      name={selection === undefined ? '' : (rowName?.(row) ?? row.id)}
      isSelected={selection?.has(row.id)}
      onSelect={onSelect}
    />
  );
}

interface VisibleRows extends RowsInSight {
  body: RefObject<HTMLTableSectionElement | null>;
  follower: ReactNode;
}

/** Which rows are in sight, and how much room the others take. */
function useVisibleRows<R>(rows: Rows<R>, heightPx: number): VisibleRows {
  const body = useRef<HTMLTableSectionElement>(null);
  const [topPx, setTopPx] = useState(0);
  useLayoutEffect(() => {
    const top = body.current?.getBoundingClientRect().top ?? 0;
    setTopPx(top + window.scrollY);
  }, []);
  const { page, total, show } = rows;
  const count = page === undefined ? total : 0;
  const { sight, follower } = useRowsInSight({ count, heightPx, topPx, overscan });
  const { first, last } = sight;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `show` is a new function at each render
  useEffect(() => show(first, Math.max(first, last)), [first, last]);
  return { body, follower, ...(page === undefined ? sight : rowsOfPage(page, total)) };
}

function rowsOfPage(page: number, total: number): RowsInSight {
  const first = (page - 1) * rowsPageSize;
  const last = Math.min(total, first + rowsPageSize) - 1;
  return { first, last, measure: () => undefined, beforePx: 0, afterPx: 0 };
}

interface PlacedProps {
  index: number;
  measure(element: HTMLTableRowElement | null): void;
}

interface RowProps<R> extends PlacedProps {
  row: R;
  columns: readonly RowsColumn<R>[];
  isDense: boolean;
  className: string | undefined;
  name: string;
  isSelected: boolean | undefined;
  onSelect: SelectRow<R>;
}

const cellClass = 'px-2 align-middle first:pl-4 last:pr-4 sm:px-4';

function PlainRow<R extends { id: string }>(props: RowProps<R>) {
  const t = useTexts('ui');
  const { row, index, columns, measure, isDense, className, name, isSelected, onSelect } = props;
  const paddingClass = isDense ? 'py-0.5' : 'py-1.5';
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      className={cn(
        'border-b border-line last:border-b-0 hover:bg-inset/60',
        isDense ? 'h-9' : 'h-11',
        isSelected === true && 'bg-accent-soft',
        className,
      )}
    >
      {isSelected === undefined ? null : (
        <td className={cn(cellClass, 'w-10 pr-0 sm:pr-0')}>
          <SelectBox
            label={t('selectOne', { name })}
            checked={isSelected}
            onClick={(extend) => onSelect(row, index, extend)}
          />
        </td>
      )}
      {columns.map((column) => (
        <td
          key={column.id}
          className={cn(cellClass, paddingClass, column.align === 'end' && 'text-right', column.className)}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** Drawn again only when its own row changed: scrolling a long table adds rows, and leaves the others alone. */
const Row = memo(PlainRow) as typeof PlainRow;

function RowOnItsWay({ index, columnCount, measure }: PlacedProps & { columnCount: number }) {
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2} className="h-11 border-b border-line">
      <td colSpan={columnCount} className="px-4">
        <Skeleton className="h-4 w-48" />
      </td>
    </tr>
  );
}

function Spacer({ heightPx, columnCount }: { heightPx: number; columnCount: number }) {
  return heightPx === 0 ? null : (
    <tr aria-hidden>
      <td colSpan={columnCount} style={{ height: heightPx, padding: 0 }} />
    </tr>
  );
}
