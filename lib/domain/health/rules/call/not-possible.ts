import { message } from '../../../texts/message.ts';
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
    return bad(message('calls.notPossible'), {
      cause: message('calls.nothingToCall'),
      evidence: error,
      fix: message('calls.bindAgain'),
      remedy: { action: 'create-again', target: { kind: 'servicebindings', namespace, name: binding } },
    });
  },
};
