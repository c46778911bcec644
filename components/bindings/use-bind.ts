'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { type BindInput, bindService } from '#lib/client/bindings.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import type { BindProgress, BindResult } from '#lib/domain/bind-progress.ts';

/** A bind that can be cancelled, with the state of each object (`kind/name`) on the way. Leaving the page cancels it too. */
export function useBind(onBound: (result: BindResult) => void) {
  const [progress, setProgress] = useState<Record<string, BindProgress['type']>>({});
  const abort = useRef<AbortController>(null);
  const { mutate, isPending, error, reset } = useGuardedMutation({
    mutationFn(input: BindInput) {
      abort.current = new AbortController();
      return bindService(
        input,
        (step) => {
          if (step.type === 'created' || step.type === 'ready' || step.type === 'removed') {
            setProgress((before) => ({ ...before, [`${step.kind}/${step.name}`]: step.type }));
          }
        },
        abort.current.signal,
      );
    },
    onMutate: () => setProgress({}),
    onSuccess: onBound,
  });
  const cancel = useCallback(() => abort.current?.abort(), []);
  useEffect(() => cancel, [cancel]);
  const isCancelled = error instanceof DOMException && error.name === 'AbortError';
  return {
    start: mutate,
    cancel,
    progress,
    isPending,
    error: isCancelled ? null : error,
    isCancelled,
    reset,
  };
}
