import type { Sentence } from '../texts/message.ts';
import type { DeletionObject } from './deletion-choice.ts';

/** `left`: it could not be removed, or was not tried because something before it could not. */
export type DeletionState = 'waiting' | 'removing' | 'removed' | 'left';

export interface DeletionStep extends DeletionObject {
  state: DeletionState;
  /** Why it is left. */
  problem?: Sentence;
}

/** The deletion of one Application, carried out by the console's server whoever looks on. */
export interface DeletionJob {
  application: string;
  /** ISO time. */
  startedAt: string;
  state: 'running' | 'done' | 'failed';
  /** In the order in which they are removed. */
  steps: DeletionStep[];
}

/** How many of the steps are removed. */
export function progressOfDeletion({ steps }: DeletionJob): { removed: number; all: number } {
  return { removed: steps.filter(({ state }) => state === 'removed').length, all: steps.length };
}
