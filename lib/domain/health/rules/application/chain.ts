import { type Application, isDeployed } from '../../../application/application.ts';
import { busy, ok } from '../../node-health.ts';
import type { Chain } from '../rule.ts';
import { applicationFailed } from './failed.ts';
import { applicationSettingUp } from './setting-up.ts';

export const applicationChain: Chain<Application> = {
  steps: [
    ({ metadata }) => (metadata.deletionTimestamp === undefined ? undefined : busy('Deleting')),
    (application) => (isDeployed(application) ? ok('Deployed') : undefined),
    ({ status }) =>
      status?.installationStatus?.status === 'INSTALLATION_SKIPPED' ? ok('Not managed') : undefined,
    applicationFailed,
  ],
  otherwise: applicationSettingUp,
};
