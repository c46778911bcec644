'use client';

import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { backOffMs } from '#lib/back-off.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import type { ObjectOf } from '#lib/domain/kubernetes/object-of.ts';
import { ApiError } from './api.ts';
import { loadObjects, objectsQueryKey } from './live-cache.ts';
import { findObject, type ObjectList } from './object-list.ts';

interface Loading {
  /** True until the first answer. */
  isPending: boolean;
  /** Set when loading failed and nothing older can be shown. */
  error: ApiError | null;
  /** Loads again, for a "Try again" button. */
  retry(): void;
}

export interface Objects<T> extends Loading {
  /** Sorted by `namespace/name`; empty while pending. The array is the same as long as nothing changed. */
  items: readonly T[];
}

export interface ObjectsByKind<K extends LiveName> extends Loading {
  /** The same as long as nothing changed; to be read only. */
  items: { [P in K]: ObjectOf<P>[] };
  /** The kinds that could not be loaded. */
  failed: readonly K[];
}

const none: readonly never[] = [];

function listQuery(kind: LiveName) {
  return {
    queryKey: objectsQueryKey(kind),
    queryFn: ({ signal }: { signal: AbortSignal }): Promise<ObjectList<KubeObject>> =>
      loadObjects(kind, signal),
    // the event stream keeps it current
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    retry: (count: number, error: Error) => error instanceof ApiError && error.retry && count < 5,
    retryDelay: (count: number) =>
      backOffMs(count + 1, { firstMs: 250, longestMs: 4_000, spread: [0.75, 1] }),
  };
}

function asApiError(error: Error): ApiError {
  return error instanceof ApiError ? error : new ApiError('INTERNAL', error.message);
}

/** All objects of a kind, live: loaded once, then kept by the event stream. */
export function useObjects<K extends LiveName>(kind: K): Objects<ObjectOf<K>> {
  const { data, error, isPending, refetch } = useQuery(listQuery(kind));
  return {
    items: (data?.items ?? none) as readonly ObjectOf<K>[],
    isPending,
    error: error === null || data !== undefined ? null : asApiError(error),
    retry: () => void refetch(),
  };
}

/** One object, live, by `namespace/name` (or `name`). `object` is undefined while pending and when there is none. */
export function useObject<K extends LiveName>(
  kind: K,
  key: string,
): { object: ObjectOf<K> | undefined; isPending: boolean; error: ApiError | null } {
  const { items, isPending, error } = useObjects(kind);
  return { object: findObject(items, key), isPending, error };
}

/** The same for several kinds at once; `kinds` must be a constant. */
export function useObjectsByKind<const K extends LiveName>(kinds: readonly K[]): ObjectsByKind<K> {
  const results = useQueries({ queries: kinds.map(listQuery) });
  const items = useMemo(
    () =>
      Object.fromEntries(kinds.map((kind, index) => [kind, results[index]?.data?.items ?? none])) as {
        [P in K]: ObjectOf<P>[];
      },
    // biome-ignore lint/correctness/useExhaustiveDependencies: the results are new at each render, their data is not
    results.map(({ data }) => data),
  );
  const broken = results.map(({ error, data }) => (data === undefined ? error : null));
  const error = broken.find((one) => one !== null);
  return {
    items,
    isPending: results.some(({ isPending }) => isPending),
    error: error === undefined ? null : asApiError(error),
    failed: kinds.filter((_, index) => broken[index] !== null),
    retry() {
      for (const { isError, refetch } of results) {
        if (isError) {
          void refetch();
        }
      }
    },
  };
}
