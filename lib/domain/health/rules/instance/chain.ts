import { message } from '../../../texts/message.ts';
import { busy, ok } from '../../node-health.ts';
import type { Chain } from '../rule.ts';
import { instanceAtWork } from './at-work.ts';
import type { InstanceFacts } from './facts.ts';
import { instanceFailed } from './failed.ts';
import { instanceNotDeleted } from './not-deleted.ts';
import { instanceOrphanMitigation } from './orphan-mitigation.ts';
import { instanceProvisioningFails } from './provisioning-fails.ts';
import { instanceReferenceMissing } from './reference-missing.ts';
import { instanceRefused } from './refused.ts';

export const instanceChain: Chain<InstanceFacts> = {
  steps: [
    instanceNotDeleted,
    ({ instance }) =>
      instance.metadata.deletionTimestamp === undefined ? undefined : busy(message('states.deleting')),
    instanceFailed,
    ({ ready }) => (ready?.status === 'True' ? ok(message('states.ready')) : undefined),
    instanceRefused,
    instanceOrphanMitigation,
    instanceReferenceMissing,
    instanceProvisioningFails,
    instanceAtWork,
  ],
  otherwise: () => busy(message('states.pending')),
};
