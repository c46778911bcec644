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
    return bad('Missing', {
      cause: 'An ApplicationMapping names an Application that does not exist.',
      evidence: `ApplicationMapping ${name} in ${namespaces.join(', ')} allows the Application of the same name, and there is none.`,
      fix: 'Delete the mapping: it would allow whatever gets this name next. Or create the Application.',
      remedy: { action: 'delete-mappings', application: name, namespaces },
      ...(guess === undefined ? {} : { guess }),
    });
  },
};
