'use client';

import { useState } from 'react';
import { useGuardedMutation } from './use-guarded-mutation.ts';

/** How far a change is; an Error is why it failed. */
export type ChangeState = 'running' | 'done' | Error;

export interface ChangeMany {
  /** By the ids of what is changed; what was not begun has none. */
  states: Readonly<Record<string, ChangeState>>;
  failedCount: number;
  isPending: boolean;
  /** Changes all; afterwards only what has failed. */
  start(): void;
}

const atOnce = 4;

/** Changes many things, a few at a time: what fails does not keep the others back, and can be tried again. */
export function useChangeMany<T extends { id: string }>(options: {
  items: readonly T[];
  change(item: T): Promise<unknown>;
  /** Called when none has failed. */
  onDone(): void;
}): ChangeMany {
  const { items, change, onDone } = options;
  const [states, setStates] = useState<Record<string, ChangeState>>({});
  const tell = (id: string, state: ChangeState) => setStates((before) => ({ ...before, [id]: state }));

  async function changeOne(item: T): Promise<boolean> {
    tell(item.id, 'running');
    try {
      await change(item);
      tell(item.id, 'done');
      return true;
    } catch (error) {
      tell(item.id, error instanceof Error ? error : new Error(String(error)));
      return false;
    }
  }

  const { mutate, isPending } = useGuardedMutation({
    async mutationFn() {
      const waiting = items.filter(({ id }) => states[id] !== 'done');
      let isGood = true;
      for (let from = 0; from < waiting.length; from += atOnce) {
        const results = await Promise.all(waiting.slice(from, from + atOnce).map(changeOne));
        isGood &&= results.every(Boolean);
      }
      return isGood;
    },
    onSuccess(isGood) {
      if (isGood) {
        onDone();
      }
    },
  });

  const failedCount = Object.values(states).filter((state) => state instanceof Error).length;
  return { states, failedCount, isPending, start: () => mutate() };
}
