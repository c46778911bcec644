import { type Application, isDeployed } from '../../../application/application.ts';
import { message } from '../../../texts/message.ts';
import { busy, ok } from '../../node-health.ts';
import type { Chain } from '../rule.ts';
import { applicationFailed } from './failed.ts';
import { applicationSettingUp } from './setting-up.ts';

export const applicationChain: Chain<Application> = {
  steps: [
    ({ metadata }) =>
      metadata.deletionTimestamp === undefined ? undefined : busy(message('states.deleting')),
    (application) => (isDeployed(application) ? ok(message('states.deployed')) : undefined),
    ({ status }) =>
      status?.installationStatus?.status === 'INSTALLATION_SKIPPED'
        ? ok(message('states.notManaged'))
        : undefined,
    applicationFailed,
  ],
  otherwise: applicationSettingUp,
};
