import { message } from '../../../texts/message.ts';
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
    return warn(message('states.variablesLeftOut'), {
      cause: message('health.podVariablesLeftOut'),
      evidence: [...new Set(skipped)].join(' '),
      fix: message('health.podVariablesLeftOutFix'),
    });
  },
};
