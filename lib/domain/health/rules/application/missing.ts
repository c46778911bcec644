import { message } from '../../../texts/message.ts';
import { bad, type Guess } from '../../node-health.ts';
import type { CertainRule } from '../rule.ts';

/** An Application that only ApplicationMappings speak of. */
export interface MissingApplication {
  name: string;
  /** Where those mappings are. */
  namespaces: string[];
  guess: Guess | undefined;
}

/** There is an ApplicationMapping, and no Application of its name. */
export const applicationMissing: CertainRule<MissingApplication> = {
  id: 'application/missing',
  applies({ name, namespaces, guess }) {
    return bad(message('states.missing'), {
      cause: message('health.applicationMissing'),
      evidence: message('health.applicationMissingEvidence', { name, namespaces: namespaces.join(', ') }),
      fix: message('health.applicationMissingFix'),
      remedy: { action: 'delete-mappings', application: name, namespaces },
      ...(guess === undefined ? {} : { guess }),
    });
  },
};
