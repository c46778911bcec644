'use client';

import { useCallback, useEffect, useMemo, useRef } from 'react';
import { useTexts } from '#lib/client/texts.tsx';
import { columnsInPage } from './matrix-filter.ts';
import { MatrixHead } from './matrix-head.tsx';
import { headRowPx } from './matrix-layout.ts';
import { type DrawnColumn, MatrixRow } from './matrix-row.tsx';
import { isSelected, type MatrixSelection, toggled } from './matrix-selection.ts';
import type { MatrixWindow } from './use-matrix.ts';
import { useMatrixAxes } from './use-matrix-axes.ts';
import { useMatrixKeys } from './use-matrix-keys.ts';

export interface MatrixGridProps {
  matrix: MatrixWindow;
  selection: MatrixSelection;
  onSelect(change: (selection: MatrixSelection) => MatrixSelection): void;
  onEdit(cell: { application: string; namespace: string }): void;
}

/** Applications against namespaces: what is in sight of both, with heads that stay; the arrow keys go from cell to cell. */
export function MatrixGrid({ matrix, selection, onSelect, onEdit }: MatrixGridProps) {
  const t = useTexts('namespaces');
  const scroller = useRef<HTMLDivElement>(null);
  const { total, columnTotal } = matrix;
  const { active, ...keys } = useMatrixKeys({ scroller, rowCount: total, columnCount: columnTotal });
  const axes = useMatrixAxes({ scroller, rowCount: total, columnCount: columnTotal, active });
  const { widthPx, heightPx } = axes;

  const columns = useDrawnColumns(
    axes.columns.map(({ index, start }) => ({ index, startPx: start, namespace: matrix.columnAt(index) })),
  );
  const pages = [...new Set(columns.map(({ index }) => Math.floor(index / columnsInPage)))];
  useAreaInSight(matrix, axes.inSight);

  const { row: activeRow, column: activeColumn } = active;

  const selectRow = useCallback(
    (application: string) =>
      onSelect((now) => ({ ...now, applications: toggled(now.applications, application) })),
    [onSelect],
  );

  return (
    // biome-ignore lint/a11y/useSemanticElements: rows of a table cannot be placed, and most of them are not drawn
    <div
      ref={scroller}
      role="grid"
      tabIndex={-1}
      aria-label={t('grid')}
      aria-rowcount={total + 1}
      aria-colcount={columnTotal + 1}
      aria-busy={matrix.isPrevious}
      onKeyDown={keys.onKeyDown}
      onFocus={keys.onFocus}
      style={{ scrollPaddingTop: headRowPx, scrollPaddingLeft: axes.headPx }}
      className="relative max-h-[max(20rem,calc(100dvh-15rem))] overflow-auto overscroll-x-contain rounded-lg outline-none"
    >
      <div role="presentation" className="relative" style={{ height: heightPx, width: widthPx }}>
        <MatrixHead
          widthPx={widthPx}
          headPx={axes.headPx}
          columns={columns}
          selection={selection}
          activeColumn={activeRow === -1 ? activeColumn : undefined}
          onSelect={(next) => onSelect(() => next)}
        />
        {axes.rows.map(({ index, start }) => {
          const ofPages = pages.map((page) => [page, matrix.rowAt(index, page)] as const);
          const name = ofPages.find(([, row]) => row !== undefined)?.[1]?.id;
          return (
            <MatrixRow
              key={index}
              index={index}
              startPx={start}
              widthPx={widthPx}
              headPx={axes.headPx}
              pages={ofPages}
              columns={columns}
              isSelected={name !== undefined && isSelected(selection, name)}
              activeColumn={activeRow === index ? activeColumn : undefined}
              onSelect={selectRow}
              onEdit={onEdit}
            />
          );
        })}
      </div>
    </div>
  );
}

/** The same array as before while the columns are the same, so that rows need not be drawn again. */
function useDrawnColumns(columns: readonly DrawnColumn[]): readonly DrawnColumn[] {
  const key = columns.map(({ index, startPx, namespace }) => `${index} ${startPx} ${namespace}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the columns
  return useMemo(() => columns, [key]);
}

/** Asks for what is in sight. */
function useAreaInSight(
  matrix: MatrixWindow,
  { rows, columns }: ReturnType<typeof useMatrixAxes>['inSight'],
): void {
  const [firstRow, lastRow] = [rows.first, Math.max(0, rows.last)];
  const [firstColumn, lastColumn] = [columns.first, Math.max(0, columns.last)];
  const { show } = matrix;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `show` is a new function at each render
  useEffect(
    () => show({ firstRow, lastRow, firstColumn, lastColumn }),
    [firstRow, lastRow, firstColumn, lastColumn],
  );
}
