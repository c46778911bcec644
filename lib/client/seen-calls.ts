'use client';

import { useQuery } from '@tanstack/react-query';
import type { SeenCalls } from '../domain/seen-calls.ts';
import { api } from './api.ts';

const refreshMs = 60_000;

/** What the gateway was called for, no older than a minute; undefined until known and where the gateway does not say. */
export function useSeenCalls(): SeenCalls | undefined {
  return useQuery({
    queryKey: ['seen-calls'],
    queryFn: ({ signal }) => api<SeenCalls>('/api/calls', { signal }),
    refetchInterval: refreshMs,
    staleTime: refreshMs / 2,
    retry: false,
  }).data;
}
