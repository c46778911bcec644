'use client';

import { useState } from 'react';
import { type BindInput, bindService } from '#lib/client/bindings.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import type { BindProgress } from '#lib/domain/bind-progress.ts';

export type Binding = ReturnType<typeof useBinding>;

/** Key of an object in the progress. */
export function progressKey(object: { kind: string; name: string }): string {
  return `${object.kind}/${object.name}`;
}

/** The binding that is being made, with the state of each object on the way. */
export function useBinding() {
  const [progress, setProgress] = useState<Record<string, BindProgress['type']>>({});
  const { mutate, isPending, error, reset } = useGuardedMutation({
    mutationFn: (input: BindInput) =>
      bindService(input, (step) => {
        if (step.type === 'created' || step.type === 'ready' || step.type === 'removed') {
          setProgress((before) => ({ ...before, [progressKey(step)]: step.type }));
        }
      }),
    onMutate: () => setProgress({}),
  });
  return { bind: mutate, isPending, error, reset, progress };
}
