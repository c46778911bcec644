import { warn } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import { isRunning, type PodFacts } from './facts.ts';

/** The pod runs, and an event of its kubelet says that keys were skipped. */
export const podVariablesLeftOut: Rule<PodFacts> = {
  id: 'pod/variables-left-out',
  applies({ pod, skipped }) {
    if (!isRunning(pod) || skipped === undefined) {
      return undefined;
    }
    return warn('Variables left out', {
      cause: 'The pod lacks variables: keys of a Secret or ConfigMap are no names of variables.',
      evidence: [...new Set(skipped)].join(' '),
      fix: 'Bind with a prefix that begins with a letter, or name the keys otherwise where they come from.',
    });
  },
};
