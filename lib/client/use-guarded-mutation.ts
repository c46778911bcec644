'use client';

import {
  type MutateOptions,
  type UseMutationOptions,
  type UseMutationResult,
  // biome-ignore lint/style/noRestrictedImports: this is the one place that is allowed to
  useMutation,
} from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { StartGuard } from './start-guard.ts';

/**
 * `useMutation` that a double click starts once. The guard is kept beside the state: state is known at the next render, and
 * the second click may be faster. What decides the outcome should be in the variables: they tell a repetition from
 * something new.
 */
export function useGuardedMutation<Data = unknown, Variables = void, Context = unknown>(
  options: UseMutationOptions<Data, Error, Variables, Context>,
): UseMutationResult<Data, Error, Variables, Context> {
  const mutation = useMutation(options);
  const { mutateAsync: begin } = mutation;
  const guard = useRef<StartGuard<Variables, Data>>(null);
  const mutateAsync = useCallback(
    (variables: Variables, callbacks?: MutateOptions<Data, Error, Variables, Context>) => {
      guard.current ??= new StartGuard();
      return guard.current.start(variables, () => begin(variables, callbacks));
    },
    [begin],
  ) as UseMutationResult<Data, Error, Variables, Context>['mutateAsync'];
  const mutate = useCallback(
    (variables: Variables, callbacks?: MutateOptions<Data, Error, Variables, Context>) => {
      // the error is in the result
      mutateAsync(variables, callbacks).catch(() => undefined);
    },
    [mutateAsync],
  ) as UseMutationResult<Data, Error, Variables, Context>['mutate'];
  return { ...mutation, mutate, mutateAsync };
}
