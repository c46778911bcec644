'use client';

import Link from 'next/link';
import { memo } from 'react';
import { cn } from '#lib/client/cn.ts';
import { applicationHref } from '#lib/client/links.ts';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { type MatrixCell, wordOfCell } from '#lib/domain/view/matrix-rows.ts';
import { columnsInPage } from './matrix-filter.ts';
import { columnPx, rowPx } from './matrix-layout.ts';
import { SelectBox } from './select-box.tsx';
import type { PageRow } from './use-matrix.ts';

/** A column that is drawn: its place, where it begins, and its namespace once it is known. */
export interface DrawnColumn {
  index: number;
  startPx: number;
  namespace: string | undefined;
}

export interface MatrixRowProps {
  index: number;
  startPx: number;
  widthPx: number;
  headPx: number;
  /** The row in each page of columns that is drawn, by the page. */
  pages: readonly (readonly [page: number, row: PageRow | undefined])[];
  columns: readonly DrawnColumn[];
  isSelected: boolean;
  /** The column that the keyboard is at, if it is in this row. */
  activeColumn: number | undefined;
  onSelect(application: string): void;
  onEdit(cell: { application: string; namespace: string }): void;
}

function PlainMatrixRow(props: MatrixRowProps) {
  const { index, startPx, widthPx, headPx, pages, columns, activeColumn, onEdit } = props;
  const any = pages.find(([, row]) => row !== undefined)?.[1];
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the cells in it take the focus
    // biome-ignore lint/a11y/useSemanticElements: rows of a table cannot be placed, and most of them are not drawn
    <div
      role="row"
      aria-rowindex={index + 2}
      className="absolute top-0 left-0 border-b border-line"
      style={{ height: rowPx, width: widthPx, transform: `translateY(${startPx}px)` }}
    >
      <RowHead {...props} name={any?.id} headPx={headPx} />
      {columns.map(({ index: column, startPx: left, namespace }) => {
        const page = Math.floor(column / columnsInPage);
        const row = pages.find(([known]) => known === page)?.[1];
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: the button in it takes the focus
          // biome-ignore lint/a11y/useSemanticElements: as its row
          <div
            key={column}
            role="gridcell"
            aria-colindex={column + 2}
            data-place={`${index} ${column}`}
            className="absolute top-0 px-2 py-1.5"
            style={{ left, width: columnPx }}
          >
            <AllowanceButton
              cell={row?.cells[column % columnsInPage]}
              row={row}
              namespace={namespace}
              isActive={activeColumn === column}
              onEdit={onEdit}
            />
          </div>
        );
      })}
    </div>
  );
}

/** Drawn again only when something of its own has changed. */
export const MatrixRow = memo(PlainMatrixRow, (left, right) => {
  const { pages: leftPages, ...leftRest } = left;
  const { pages: rightPages, ...rightRest } = right;
  return (
    Object.keys(leftRest).every((key) => Object.is(leftRest[key as never], rightRest[key as never])) &&
    leftPages.length === rightPages.length &&
    leftPages.every(([page, row], at) => rightPages[at]?.[0] === page && rightPages[at]?.[1] === row)
  );
});

function RowHead(props: MatrixRowProps & { name: string | undefined }) {
  const { index, headPx, name, isSelected, activeColumn, onSelect } = props;
  const t = useTexts('namespaces');
  const tabIndex = activeColumn === -1 ? 0 : -1;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the checkbox in it takes the focus
    // biome-ignore lint/a11y/useSemanticElements: as its row
    <div
      role="rowheader"
      aria-colindex={1}
      data-place={`${index} -1`}
      className="sticky left-0 z-10 flex items-center gap-2 border-r border-line bg-surface px-3 font-medium"
      style={{ width: headPx, height: rowPx - 1 }}
    >
      {name === undefined ? (
        <span className="skeleton block h-4 w-32" />
      ) : (
        <>
          <SelectBox
            label={t('selectApplication', { name })}
            checked={isSelected}
            tabIndex={tabIndex}
            onChange={() => onSelect(name)}
          />
          <Link
            href={applicationHref(name)}
            prefetch={false}
            tabIndex={tabIndex}
            title={name}
            className="line-clamp-2 min-w-0 text-sm leading-4 text-accent wrap-anywhere hover:underline"
          >
            {name}
          </Link>
        </>
      )}
    </div>
  );
}

interface AllowanceButtonProps {
  cell: MatrixCell | null | undefined;
  row: PageRow | undefined;
  namespace: string | undefined;
  isActive: boolean;
  onEdit: MatrixRowProps['onEdit'];
}

const nothing: MatrixCell = { mode: 'none', allowed: 0, inUse: 0 };

function AllowanceButton({ cell, row, namespace, isActive, onEdit }: AllowanceButtonProps) {
  const t = useTexts('namespaces');
  const tell = useTell();
  const tabIndex = isActive ? 0 : -1;
  if (row === undefined || namespace === undefined) {
    return (
      <button type="button" aria-disabled tabIndex={tabIndex} aria-label={t('onItsWay')} className="size-8" />
    );
  }
  const { mode, inUse, allowed } = cell ?? nothing;
  const word = tell(wordOfCell({ mode, allowed }, row.serviceCount));
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      aria-label={t('cellLabel', { word, inUse, application: row.id, namespace })}
      onClick={() => onEdit({ application: row.id, namespace })}
      className={cn(
        'h-8 w-full truncate rounded-md border px-2 text-left text-sm hover:border-line-strong',
        mode === 'none' ? 'border-line text-muted' : 'border-transparent bg-ok-soft text-ok',
      )}
    >
      {t('cell', { isAllowed: mode === 'none' ? 'no' : 'yes', word, inUse })}
    </button>
  );
}
