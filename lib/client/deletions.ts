'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { DeleteApplicationRequest } from '#lib/domain/binding/delete-application-request.ts';
import type { DeletionJob } from '#lib/domain/binding/deletion-job.ts';
import { api } from './api.ts';

const refreshMs = 500;
const queryKey = ['deletions'];

/** The deletions that the console's server carries out, and how the last ones ended; followed while one runs. */
export function useDeletions(): DeletionJob[] {
  const { data = [] } = useQuery({
    queryKey,
    queryFn: ({ signal }) => api<DeletionJob[]>('/api/deletions', { signal }),
    refetchInterval: ({ state }) => (state.data?.some((job) => job.state === 'running') ? refreshMs : false),
    retry: false,
  });
  return data;
}

/** Begins a deletion, which goes on without the page. */
export function useStartDeletion(): (input: DeleteApplicationRequest) => Promise<DeletionJob> {
  const queries = useQueryClient();
  return async (input) => {
    const job = await api<DeletionJob>('/api/deletions', { method: 'POST', body: input });
    queries.setQueryData<DeletionJob[]>(queryKey, (jobs = []) => [
      ...jobs.filter(({ application }) => application !== job.application),
      job,
    ]);
    return job;
  };
}
