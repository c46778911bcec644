'use client';

import { useQuery } from '@tanstack/react-query';
import type { KindName } from '../domain/kinds.ts';
import type { KubeObject } from '../domain/kube-object.ts';
import { ApiError } from './api.ts';
import { loadObjects, objectsQueryKey } from './live-cache.ts';
import { findObject, type ObjectList } from './object-list.ts';
import type { ObjectOf } from './object-types.ts';

export interface Objects<T> {
  /** Sorted by `namespace/name`; empty while pending. The array is the same as long as nothing changed. */
  items: readonly T[];
  /** True until the first answer. */
  isPending: boolean;
  /** Set when loading failed and nothing older can be shown. */
  error: ApiError | null;
  /** Loads again, for a "Try again" button. */
  retry(): void;
}

const none: readonly never[] = [];

function useList(kind: KindName) {
  return useQuery<ObjectList<KubeObject>>({
    queryKey: objectsQueryKey(kind),
    queryFn: ({ signal }) => loadObjects(kind, signal),
    // the event stream keeps it current
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
    retry: (count, error) => error instanceof ApiError && error.retry && count < 5,
    retryDelay: (count) => Math.min(250 * 2 ** count, 4_000),
  });
}

function asApiError(error: Error): ApiError {
  return error instanceof ApiError ? error : new ApiError('INTERNAL', error.message);
}

/** All objects of a kind, live: loaded once, then kept by the event stream. */
export function useObjects<K extends KindName>(kind: K): Objects<ObjectOf<K>> {
  const { data, error, isPending, refetch } = useList(kind);
  return {
    items: (data?.items ?? none) as readonly ObjectOf<K>[],
    isPending,
    error: error === null || data !== undefined ? null : asApiError(error),
    retry: () => void refetch(),
  };
}

/** One object, live, by `namespace/name` (or `name`). `object` is undefined while pending and when there is none. */
export function useObject<K extends KindName>(
  kind: K,
  key: string,
): { object: ObjectOf<K> | undefined; isPending: boolean; error: ApiError | null } {
  const { items, isPending, error } = useObjects(kind);
  return { object: findObject(items, key), isPending, error };
}
