'use client';

import { hashKey, keepPreviousData, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { backOffMs } from '#lib/back-off.ts';
import type { ViewAnswer, ViewName, ViewQuery } from '#lib/domain/view/views.ts';
import { ApiError, asApiError } from './api.ts';
import { readView } from './read-views.ts';
import { type ViewData, viewQueryKey } from './view-query.ts';
import { viewStreamOf } from './view-stream.ts';

export interface ViewState<A> {
  /** Undefined until the first answer. */
  answer: A | undefined;
  /** True until the first answer. */
  isPending: boolean;
  /** The answer shown is that of the question before: the one to this question is on its way. */
  isPrevious: boolean;
  /** Set when there is no answer to show. */
  error: ApiError | null;
  /** Asks again, for a "Try again" button. */
  retry(): void;
}

export interface ViewOptions {
  /** False while the page does not know what to ask. */
  enabled?: boolean;
  /** Whether the answer to the question before is shown until there is one to this; default true. */
  keepPrevious?: boolean;
}

/** What the page shows, live: asked for once, then kept by the tab's stream. */
export function useView<N extends ViewName>(
  name: N,
  query: ViewQuery<N>,
  { enabled = true, keepPrevious = true }: ViewOptions = {},
): ViewState<ViewAnswer<N>> {
  const client = useQueryClient();
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery({
    ...viewQueryOptions(client, name, query),
    enabled,
    placeholderData: keepPrevious ? keepPreviousData : undefined,
  });
  useFollowed(client, name, query, enabled);
  return {
    answer: data?.answer as ViewAnswer<N> | undefined,
    isPending,
    isPrevious: isPlaceholderData,
    error: error === null || data !== undefined ? null : asApiError(error),
    retry: () => void refetch(),
  };
}

/** How the query cache asks for a view. */
export function viewQueryOptions<N extends ViewName>(client: QueryClient, name: N, query: ViewQuery<N>) {
  const queryKey = viewQueryKey(name, query);
  return {
    queryKey,
    queryFn: async (): Promise<ViewData<N>> => {
      const stream = viewStreamOf(client);
      const hash = hashKey(queryKey);
      const before = stream.writes(hash);
      const read = await readView({ view: name, query });
      stream.onRead(hash);
      const written = stream.writes(hash) === before ? undefined : client.getQueryData<ViewData<N>>(queryKey);
      return written ?? (read as ViewData<N>);
    },
    // the tab's stream keeps it current
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    retry: (count: number, error: Error) => error instanceof ApiError && error.retry && count < 5,
    retryDelay: (count: number) =>
      backOffMs(count + 1, { firstMs: 250, longestMs: 4_000, spread: [0.75, 1] }),
  } as const;
}

function useFollowed<N extends ViewName>(
  client: QueryClient,
  name: N,
  query: ViewQuery<N>,
  enabled: boolean,
): void {
  const hash = hashKey([name, query]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hash stands for the question, which is a new object at each render
  useEffect(() => (enabled ? viewStreamOf(client).follow(name, query) : undefined), [client, hash, enabled]);
}
