'use client';

import { skipToken, useQuery } from '@tanstack/react-query';
import { planMove } from '#lib/client/repairs.ts';
import type { Repair } from '#lib/domain/health/remedy.ts';

/** What moving to another service changes, object by object; other repairs have no such plan. */
export function useMovePlan(repair: Repair) {
  return useQuery({
    queryKey: ['move-plan', repair],
    queryFn: repair.action === 'move-to-service' ? ({ signal }) => planMove(repair, signal) : skipToken,
    gcTime: 0,
    // the plan that was agreed to stays in sight while it is carried out
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}
