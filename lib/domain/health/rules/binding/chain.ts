import { message } from '../../../texts/message.ts';
import { busy, ok } from '../../node-health.ts';
import type { Chain } from '../rule.ts';
import { bindingDoesNotSucceed } from './does-not-succeed.ts';
import type { BindingFacts } from './facts.ts';
import { bindingFailed } from './failed.ts';
import { bindingInstanceNotFound } from './instance-not-found.ts';
import { bindingInstanceNotReady } from './instance-not-ready.ts';
import { bindingNotDeleted } from './not-deleted.ts';
import { bindingSecretMissing } from './secret-missing.ts';
import { bindingWaiting } from './waiting.ts';

export const bindingChain: Chain<BindingFacts> = {
  steps: [
    bindingNotDeleted,
    ({ binding }) =>
      binding.metadata.deletionTimestamp === undefined ? undefined : busy(message('states.deleting')),
    bindingFailed,
    bindingSecretMissing,
    ({ ready }) => (ready?.status === 'True' ? ok(message('states.ready')) : undefined),
    bindingInstanceNotReady,
    bindingInstanceNotFound,
    bindingDoesNotSucceed,
    bindingWaiting,
  ],
  otherwise: () => busy(message('states.pending')),
};
