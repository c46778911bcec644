'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { memo, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { cn } from '#lib/client/cn.ts';
import type { Rows } from '#lib/client/use-rows.ts';
import { Card } from './card.tsx';
import { HeaderCell } from './header-cell.tsx';
import { Skeleton } from './skeleton.tsx';
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
}

export interface RowsTableProps<R extends { id: string }> {
  /** What the rows are, for assistive technology. */
  label: string;
  rows: Rows<R>;
  columns: readonly RowsColumn<R>[];
  /** The order that the address leaves out: an id of a column, with `-` before it for descending. */
  defaultSort: string;
  rowClassName?(row: R): string | undefined;
}

const rowHeightPx = 44;
const overscan = 12;

/** The table of a list page: rows in sight, with space in place of the others. It scrolls with the window; its order lives in the address. */
export function RowsTable<R extends { id: string }>(props: RowsTableProps<R>) {
  const { label, rows, columns, defaultSort, rowClassName } = props;
  const [sort, setSort] = useUrlParam('sort', defaultSort);
  const { body, items, beforePx, afterPx, measure } = useVisibleRows(rows);

  return (
    <Card className="max-md:overflow-x-auto">
      <table
        aria-label={label}
        aria-rowcount={rows.total + 1}
        aria-busy={rows.isPrevious}
        className="w-full border-collapse text-left"
      >
        <thead className="z-10 bg-surface md:sticky md:top-12">
          <tr className="shadow-[inset_0_-1px_0_var(--color-line)]">
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
        <tbody ref={body}>
          <Spacer heightPx={beforePx} columnCount={columns.length} />
          {items.map(({ index, key }) => {
            const row = rows.at(index);
            return row === undefined ? (
              <RowOnItsWay
                key={`place-${key}`}
                index={index}
                columnCount={columns.length}
                measure={measure}
              />
            ) : (
              <Row
                key={row.id}
                row={row}
                index={index}
                columns={columns}
                measure={measure}
                className={rowClassName?.(row)}
              />
            );
          })}
          <Spacer heightPx={afterPx} columnCount={columns.length} />
        </tbody>
      </table>
    </Card>
  );
}

/** Which rows are in sight, and how much room the others take. */
function useVisibleRows<R>(rows: Rows<R>) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [topPx, setTopPx] = useState(0);
  useLayoutEffect(() => {
    const top = body.current?.getBoundingClientRect().top ?? 0;
    setTopPx(top + window.scrollY);
  }, []);
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count: rows.total,
    estimateSize: () => rowHeightPx,
    overscan,
    scrollMargin: topPx,
    // what a browser of common size shows is in the page before any script runs
    initialRect: { width: 1280, height: 1200 },
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const { show } = rows;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `show` is a new function at each render
  useEffect(() => show(first, last), [first, last]);
  return {
    body,
    items,
    measure: virtualizer.measureElement,
    beforePx: Math.max(0, (items[0]?.start ?? topPx) - topPx),
    afterPx: Math.max(0, virtualizer.getTotalSize() - ((items.at(-1)?.end ?? topPx) - topPx)),
  };
}

interface PlacedProps {
  index: number;
  measure(element: HTMLTableRowElement | null): void;
}

interface RowProps<R> extends PlacedProps {
  row: R;
  columns: readonly RowsColumn<R>[];
  className: string | undefined;
}

function PlainRow<R>({ row, index, columns, measure, className }: RowProps<R>) {
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      className={cn('h-11 border-b border-line last:border-b-0 hover:bg-inset/60', className)}
    >
      {columns.map((column) => (
        <td
          key={column.id}
          className={cn(
            'px-2 py-1.5 align-middle first:pl-4 last:pr-4 sm:px-4',
            column.align === 'end' && 'text-right',
            column.className,
          )}
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
