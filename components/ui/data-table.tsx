'use client';

import dynamic from 'next/dynamic';
import { memo, type ReactNode, useMemo } from 'react';
import { cn } from '#lib/client/cn.ts';
import { loadPart } from '#lib/client/load-part.ts';
import { HeaderCell, type Sort } from './header-cell.tsx';

// only long lists pay for it
const VirtualRows = dynamic(
  () => loadPart(() => import('./virtual-rows.tsx')).then((module) => module.VirtualRows),
  {
    ssr: false,
  },
);

export interface Column<T> {
  id: string;
  header: string;
  cell(row: T): ReactNode;
  /** With it the column can be sorted. */
  compare?(left: T, right: T): number;
  align?: 'start' | 'end';
  /** Width and visibility classes of the whole column, e.g. "w-32 hidden md:table-cell". */
  className?: string;
  /** The header is only said, not shown (a column of buttons). */
  headerHidden?: boolean;
}

export interface DataTableProps<T> {
  /** What the rows are, for assistive technology. */
  label: string;
  rows: readonly T[];
  rowKey(row: T): string;
  columns: readonly Column<T>[];
  sort?: Sort;
  onSort?(sort: Sort): void;
  /** Takes less room per row. */
  dense?: boolean;
  rowClassName?(row: T): string | undefined;
}

/** From this many rows on only those in sight are in the page. */
const virtualFrom = 40;
const rowHeightPx = 44;
const denseRowHeightPx = 36;

function sortRows<T>(rows: readonly T[], columns: readonly Column<T>[], sort: Sort): readonly T[] {
  const descending = sort.startsWith('-');
  const compare = columns.find(({ id }) => id === sort.replace(/^-/, ''))?.compare;
  if (compare === undefined) {
    return rows;
  }
  return rows.toSorted((left, right) => (descending ? compare(right, left) : compare(left, right)));
}

/** A table with sortable columns; long ones draw only what is in sight. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { label, rows, rowKey, columns, sort = '', onSort, dense = false, rowClassName } = props;
  const sorted = useMemo(() => sortRows(rows, columns, sort), [rows, columns, sort]);

  return (
    <table aria-label={label} aria-rowcount={sorted.length + 1} className="w-full border-collapse text-left">
      <thead>
        <tr className="border-b border-line">
          {columns.map((column) => (
            <HeaderCell
              key={column.id}
              column={column}
              isSortable={column.compare !== undefined}
              sort={sort}
              onSort={onSort}
            />
          ))}
        </tr>
      </thead>
      {sorted.length > virtualFrom ? (
        <VirtualRows
          count={sorted.length}
          columnCount={columns.length}
          rowHeightPx={dense ? denseRowHeightPx : rowHeightPx}
          renderRow={(index, measure) => {
            const row = sorted[index];
            return row === undefined ? null : (
              <Row
                key={rowKey(row)}
                row={row}
                index={index}
                columns={columns}
                dense={dense}
                measure={measure}
                className={rowClassName?.(row)}
              />
            );
          }}
        />
      ) : (
        <tbody>
          {sorted.map((row, index) => (
            <Row
              key={rowKey(row)}
              row={row}
              index={index}
              columns={columns}
              dense={dense}
              className={rowClassName?.(row)}
            />
          ))}
        </tbody>
      )}
    </table>
  );
}

interface RowProps<T> {
  row: T;
  index: number;
  columns: readonly Column<T>[];
  dense: boolean;
  /** Told of the row's element, whose height is not known before. */
  measure?(element: HTMLTableRowElement | null): void;
  className: string | undefined;
}

function PlainRow<T>({ row, index, columns, dense, measure, className }: RowProps<T>) {
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      className={cn(
        'border-b border-line last:border-b-0 hover:bg-inset/60',
        dense ? 'h-9' : 'h-11',
        className,
      )}
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
