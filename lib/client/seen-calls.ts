'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { SeenCalls } from '#lib/domain/application/seen-calls.ts';
import { api } from './api.ts';

const refreshMs = 60_000;
const queryKey = ['seen-calls'];

/** What the gateway was called for, no older than a minute; undefined until known and where the gateway does not say. */
export function useSeenCalls(): SeenCalls | undefined {
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => api<SeenCalls>('/api/calls', { signal }),
    refetchInterval: refreshMs,
    staleTime: refreshMs / 2,
    retry: false,
  }).data;
}

/** Asks again at once, after a call that was made from here. */
export function useRefreshSeenCalls(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey });
}
