'use client';

import { useQuery } from '@tanstack/react-query';
import { planBind } from '#lib/client/bindings.ts';
import type { BindRequest } from '#lib/domain/binding/bind-request.ts';

/** What binding would create and change. It only reads, so it may follow every choice. */
export function useBindPlan(request: BindRequest, options: { enabled: boolean; retry?: false }) {
  return useQuery({
    ...options,
    queryKey: ['bind-plan', request],
    queryFn: ({ signal }) => planBind(request, signal),
    // the cluster may have changed since
    gcTime: 0,
    // a plan for another workload says nothing about this one
    placeholderData: (before) => (before?.request.workload === request.workload ? before : undefined),
  });
}
