import { bad } from '../../node-health.ts';
import type { CertainRule } from '../rule.ts';

/** A binding through which no call could be made. */
export interface ImpossibleCall {
  binding: string;
  namespace: string;
  /** What went wrong, a sentence. */
  error: string;
}

/** The console could not make out what to call: the Secret, the service or its gateway address is missing. */
export const callNotPossible: CertainRule<ImpossibleCall> = {
  id: 'call/not-possible',
  applies({ binding, namespace, error }) {
    return bad('Not possible', {
      cause: 'There is nothing to call.',
      evidence: error,
      fix: 'Bind the service again.',
      remedy: { action: 'create-again', target: { kind: 'servicebindings', namespace, name: binding } },
    });
  },
};
