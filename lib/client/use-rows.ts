'use client';

import { hashKey, type QueryClient, useQueries, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ViewAnswer, ViewQuery } from '#lib/domain/view/views.ts';
import { type ApiError, asApiError } from './api.ts';
import { pageQuery, type RowOf, type RowsFilter, type RowsViewName, rowsPageSize } from './page-query.ts';
import { viewQueryOptions } from './use-view.ts';
import { viewStreamOf } from './view-stream.ts';

export interface Rows<R> {
  /** The page that is shown, from 1 on; undefined where the list scrolls. */
  page?: number | undefined;
  /** How many the filter lets through; 0 while pending. */
  total: number;
  /** How many there are without a filter. */
  all: number;
  /** The row at a place; undefined while it is on its way. The object is the same as long as nothing in it has changed. */
  at(index: number): R | undefined;
  /** Which rows are in sight, so that they are asked for. */
  show(first: number, last: number): void;
  /** True until the first answer. */
  isPending: boolean;
  /** What is shown is the answer to the question before. */
  isPrevious: boolean;
  error: ApiError | null;
  retry(): void;
}

interface Stretch<R> {
  total: number;
  all: number;
  pages: ReadonlyMap<number, readonly R[]>;
}

/**
 * The rows of a list, live: those in sight, however many there are.
 * @param page the page to show, from 1 on; without it the list scrolls.
 */
export function useRows<N extends RowsViewName>(
  name: N,
  filter: RowsFilter<N>,
  page?: number,
): Rows<RowOf<N>> {
  const client = useQueryClient();
  const [range, setRange] = useState({ first: 0, last: 0 });
  const hash = hashKey([filter]);
  const pages = useMemo(() => (page === undefined ? pagesOf(range) : [page - 1]), [range, page]);
  const queries = pages.map((one) => pageQuery<N>(filter, one));
  const results = useQueries({ queries: queries.map((query) => viewQueryOptions(client, name, query)) });
  useFollowedPages(client, name, queries, `${hash} ${pages.join()}`);

  const previous = useRef<Stretch<RowOf<N>>>(undefined);
  const loaded = stretchOf<N>(pages, results);
  useEffect(() => {
    previous.current = loaded ?? previous.current;
  });
  const shown = loaded ?? previous.current;
  const broken = results.find(({ error, data }) => error !== null && data === undefined)?.error;

  return {
    page,
    total: shown?.total ?? 0,
    all: shown?.all ?? 0,
    at: (index) => shown?.pages.get(Math.floor(index / rowsPageSize))?.[index % rowsPageSize],
    show(first, last) {
      const next = { first, last };
      setRange((now) => (pagesOf(now).join() === pagesOf(next).join() ? now : next));
    },
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

function pagesOf({ first, last }: { first: number; last: number }): number[] {
  const from = Math.floor(Math.max(0, first) / rowsPageSize);
  const to = Math.floor(Math.max(0, last) / rowsPageSize);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

function stretchOf<N extends RowsViewName>(
  pages: readonly number[],
  results: readonly { data?: { answer: ViewAnswer<N> } | undefined }[],
): Stretch<RowOf<N>> | undefined {
  const answers = results.map(({ data }) => data?.answer);
  const known = answers.find((answer) => answer !== undefined);
  return known === undefined
    ? undefined
    : {
        total: known.total,
        all: known.all,
        pages: new Map(pages.map((page, index) => [page, answers[index]?.rows ?? []])),
      };
}

function useFollowedPages<N extends RowsViewName>(
  client: QueryClient,
  name: N,
  queries: readonly ViewQuery<N>[],
  key: string,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the questions, which are new objects at each render
  useEffect(() => {
    const leave = queries.map((query) => viewStreamOf(client).follow(name, query));
    return () => {
      for (const end of leave) {
        end();
      }
    };
  }, [client, name, key]);
}
