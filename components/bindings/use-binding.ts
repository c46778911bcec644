'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useRef } from 'react';
import { type BindRunTarget, cancelBind, followBind, lastBindRun, startBind } from '#lib/client/bindings.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import type { BindRequest } from '#lib/domain/binding/bind-request.ts';
import { type BindRun, isGoing } from '#lib/domain/binding/bind-run.ts';

export type Binding = ReturnType<typeof useBinding>;

/**
 * The plan that the server applies for a service, also one that was begun before this page was opened. Leaving the page
 * leaves it alone.
 * @param target what it is about; undefined where that is not known yet.
 * @param onBound called when a run ends well while the page looks on.
 */
export function useBinding(target: BindRunTarget | undefined, onBound: (run: BindRun) => void) {
  const client = useQueryClient();
  const queryKey = ['bind-run', target?.namespace, target?.serviceId, target?.workload];
  const last = useQuery({
    queryKey,
    queryFn: ({ signal }) => (target === undefined ? null : lastBindRun(target, signal)),
    enabled: target !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
    gcTime: 0,
  });
  const run = last.data ?? undefined;
  // those that this page has begun itself
  const own = useRef(new Set<string>());

  const show = useEffectEvent((next: BindRun) => client.setQueryData(queryKey, next));
  const ended = useEffectEvent((next: BindRun) => {
    if (next.phase === 'done') {
      onBound(next);
    }
  });
  const lost = useEffectEvent(() => client.invalidateQueries({ queryKey }));
  const goingId = run !== undefined && isGoing(run) ? run.id : undefined;
  useEffect(() => {
    if (goingId === undefined) {
      return;
    }
    const leave = new AbortController();
    const onRun = (next: BindRun) => {
      show(next);
      if (!isGoing(next)) {
        ended(next);
      }
    };
    followBind(goingId, onRun, leave.signal).catch(() => (leave.signal.aborted ? undefined : lost()));
    return () => leave.abort();
  }, [goingId]);

  const start = useGuardedMutation({
    mutationFn: (input: BindRequest) => startBind(input),
    onSuccess(begun) {
      own.current.add(begun.id);
      client.setQueryData(queryKey, begun);
    },
  });
  const stop = useGuardedMutation({
    mutationFn: (id: string) => cancelBind(id),
    onSuccess: (stopped) => client.setQueryData(queryKey, stopped),
  });
  const { reset } = start;
  return {
    run,
    isOwn: run !== undefined && own.current.has(run.id),
    isPending: start.isPending || goingId !== undefined,
    /** Why nothing was begun, or why it could not be cancelled. */
    error: start.error ?? stop.error,
    bind: start.mutate,
    cancel: () => (run === undefined ? undefined : stop.mutate(run.id)),
    forget: useCallback(() => reset(), [reset]),
  };
}
