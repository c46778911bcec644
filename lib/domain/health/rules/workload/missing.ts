import type { UnbindTarget } from '../../../binding/unbind-target.ts';
import { message } from '../../../texts/message.ts';
import { bad } from '../../node-health.ts';
import type { CertainRule } from '../rule.ts';

/** A workload that is not there, and the usage that names it. */
export interface MissingWorkload {
  /** As people know it: `Deployment`. */
  kind: string;
  name: string;
  usage: UnbindTarget;
}

/** A ServiceBindingUsage names a workload that is not in its namespace. */
export const workloadMissing: CertainRule<MissingWorkload> = {
  id: 'workload/missing',
  applies({ kind, name, usage }) {
    return bad(message('states.missing'), {
      cause: message('health.workloadMissing'),
      evidence: message('health.workloadMissingEvidence', { usage: usage.name, kind, name }),
      fix: message('health.workloadMissingFix', { kind }),
      remedy: { action: 'unbind', target: usage },
    });
  },
};
