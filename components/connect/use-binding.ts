'use client';

import { useCallback, useRef, useState } from 'react';
import { ApiError } from '#lib/client/api.ts';
import { type BindInput, bindService } from '#lib/client/bindings.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import type { BindProgress, BindResult } from '#lib/domain/bind-progress.ts';
import { advanceRun, type BindRun } from '#lib/domain/bind-run.ts';

export type Binding = ReturnType<typeof useBinding>;

/** The plan that is being applied, with the state of each object on the way. */
export function useBinding(onBound: (result: BindResult) => void) {
  const [run, setRun] = useState<BindRun>();
  const abort = useRef<AbortController>(null);
  const advance = (step: BindProgress) =>
    setRun((before) => (before === undefined ? before : advanceRun(before, step, new Date())));
  const { mutate } = useGuardedMutation({
    mutationFn(input: BindInput) {
      abort.current = new AbortController();
      return bindService(input, advance, abort.current.signal);
    },
    onMutate: (request) =>
      setRun({ id: '', request, startedAt: new Date().toISOString(), phase: 'applying', objects: [] }),
    onSuccess(result) {
      advance({ type: 'done', result });
      onBound(result);
    },
    onError: (error) => advance({ type: 'failed', error: failureOf(error) }),
  });
  const cancel = useCallback(() => {
    setRun((before) => (before === undefined ? before : { ...before, phase: 'cancelling' }));
    abort.current?.abort();
  }, []);
  const forget = useCallback(() => setRun(undefined), []);
  return { bind: mutate, run, cancel, forget };
}

function failureOf(error: Error) {
  const { code, hint } = error instanceof ApiError ? error : { code: 'INTERNAL' as const, hint: undefined };
  return { code, message: error.message, ...(hint === undefined ? {} : { hint }) };
}
