import { message } from '../../../texts/message.ts';
import { busy, ok } from '../../node-health.ts';
import type { Chain } from '../rule.ts';
import { usageBindingAtWork } from './binding-at-work.ts';
import { usageBindingNotFound } from './binding-not-found.ts';
import { usageBindingNotReady } from './binding-not-ready.ts';
import { usageCollision } from './collision.ts';
import type { UsageFacts } from './facts.ts';
import { usageFailed } from './failed.ts';
import { usageKindMissing } from './kind-missing.ts';
import { usageKindUnknown } from './kind-unknown.ts';
import { usageLabelsConflict } from './labels-conflict.ts';
import { usageLabelsNotApplied } from './labels-not-applied.ts';

export const usageChain: Chain<UsageFacts> = {
  steps: [
    ({ usage }) =>
      usage.metadata.deletionTimestamp === undefined ? undefined : busy(message('states.deleting')),
    usageCollision,
    ({ ready }) => (ready?.status === 'True' ? ok(message('states.injected')) : undefined),
    usageBindingNotFound,
    usageBindingNotReady,
    usageBindingAtWork,
    usageKindUnknown,
    usageKindMissing,
    usageLabelsNotApplied,
    usageLabelsConflict,
    usageFailed,
  ],
  otherwise: () => busy(message('states.pending')),
};
