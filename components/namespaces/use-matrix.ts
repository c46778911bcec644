'use client';

import { hashKey, useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type ApiError, asApiError } from '#lib/client/api.ts';
import { viewQueryOptions } from '#lib/client/use-view.ts';
import { viewStreamOf } from '#lib/client/view-stream.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { columnsInPage, type MatrixFilter, matrixQuery, rowsInPage } from './matrix-filter.ts';

type Page = ViewAnswer<'matrix-cells'>;
export type PageRow = Page['rows'][number];

/** Places in sight, by the first and the last of each axis. */
export interface MatrixArea {
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

export interface MatrixWindow {
  total: number;
  all: number;
  columnTotal: number;
  columnAll: number;
  /** Name of the namespace at a place; undefined while it is on its way. */
  columnAt(column: number): string | undefined;
  /** The row at a place in the page of columns; undefined while it is on its way. The object is the same as long as nothing in it has changed. */
  rowAt(row: number, columnPage: number): PageRow | undefined;
  show(area: MatrixArea): void;
  isPending: boolean;
  /** What is shown is the answer to the question before. */
  isPrevious: boolean;
  error: ApiError | null;
  retry(): void;
}

const start: MatrixArea = { firstRow: 0, lastRow: 0, firstColumn: 0, lastColumn: 0 };

/** The cells of the matrix that are in sight, live, however many there are. */
export function useMatrix(filter: MatrixFilter): MatrixWindow {
  const client = useQueryClient();
  const [area, setArea] = useState(start);
  const hash = hashKey([filter]);
  const pages = pagesOf(area);
  const queries = pages.map(({ row, column }) => matrixQuery(filter, row, column));
  const results = useQueries({
    queries: queries.map((query) => viewQueryOptions(client, 'matrix-cells', query)),
  });
  const key = keyOf(area);
  // biome-ignore lint/correctness/useExhaustiveDependencies: hash and key stand for the questions, which are new objects at each render
  useEffect(() => {
    const leave = queries.map((query) => viewStreamOf(client).follow('matrix-cells', query));
    return () => {
      for (const end of leave) {
        end();
      }
    };
  }, [client, hash, key]);

  const previous = useRef<Map<string, Page>>(undefined);
  const loaded = loadedOf(
    pages,
    results.map(({ data }) => data?.answer),
  );
  useEffect(() => {
    previous.current = loaded ?? previous.current;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question begins at its start
  useEffect(() => setArea(start), [hash]);
  const shown = loaded ?? previous.current;
  const any = shown?.values().next().value;
  const broken = results.find(({ error, data }) => error !== null && data === undefined)?.error;

  return {
    total: any?.total ?? 0,
    all: any?.all ?? 0,
    columnTotal: any?.columnTotal ?? 0,
    columnAll: any?.columnAll ?? 0,
    columnAt(column) {
      const columnPage = Math.floor(column / columnsInPage);
      const page = [...(shown?.entries() ?? [])].find(([id]) => id.endsWith(` ${columnPage}`))?.[1];
      return page?.namespaces[column % columnsInPage];
    },
    rowAt: (row, columnPage) =>
      shown?.get(`${Math.floor(row / rowsInPage)} ${columnPage}`)?.rows[row % rowsInPage],
    show: (next) => setArea((now) => (keyOf(now) === keyOf(next) ? now : next)),
    isPending: shown === undefined,
    isPrevious: loaded === undefined && shown !== undefined,
    error: broken === undefined || broken === null || shown !== undefined ? null : asApiError(broken),
    retry() {
      for (const { isError, refetch } of results) {
        if (isError) {
          void refetch();
        }
      }
    },
  };
}

function pagesOf({ firstRow, lastRow, firstColumn, lastColumn }: MatrixArea) {
  return between(firstRow, lastRow, rowsInPage).flatMap((row) =>
    between(firstColumn, lastColumn, columnsInPage).map((column) => ({ row, column })),
  );
}

function between(first: number, last: number, size: number): number[] {
  const from = Math.floor(Math.max(0, first) / size);
  const to = Math.floor(Math.max(0, last) / size);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function keyOf(area: MatrixArea): string {
  return pagesOf(area)
    .map(({ row, column }) => `${row} ${column}`)
    .join();
}

/** The pages that have come, by `row column`; undefined while there is none. */
function loadedOf(
  pages: readonly { row: number; column: number }[],
  answers: readonly (Page | undefined)[],
): Map<string, Page> | undefined {
  const loaded = new Map<string, Page>();
  pages.forEach(({ row, column }, index) => {
    const answer = answers[index];
    if (answer !== undefined) {
      loaded.set(`${row} ${column}`, answer);
    }
  });
  return loaded.size === 0 ? undefined : loaded;
}
