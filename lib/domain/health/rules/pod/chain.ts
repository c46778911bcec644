import { message } from '../../../texts/message.ts';
import { busy, ok } from '../../node-health.ts';
import type { Chain } from '../rule.ts';
import { podConfigMissing } from './config-missing.ts';
import { podContainerWaits } from './container-waits.ts';
import { isRunning, type PodFacts, phaseOf } from './facts.ts';
import { podFailed } from './failed.ts';
import { podNotScheduled } from './not-scheduled.ts';
import { podOldVariables } from './old-variables.ts';
import { podVariablesLeftOut } from './variables-left-out.ts';

export const podChain: Chain<PodFacts> = {
  steps: [
    ({ pod }) =>
      pod.metadata.deletionTimestamp === undefined ? undefined : busy(message('states.stopping')),
    podConfigMissing,
    podContainerWaits,
    podOldVariables,
    podVariablesLeftOut,
    ({ pod }) => (isRunning(pod) ? ok(phaseOf(pod)) : undefined),
    podFailed,
    podNotScheduled,
  ],
  otherwise: () => busy(message('states.starting')),
};
