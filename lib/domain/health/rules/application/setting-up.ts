import type { Application } from '../../../application/application.ts';
import { busy } from '../../node-health.ts';
import type { CertainRule } from '../rule.ts';

/** The installation status of the Application is empty, or names neither success nor failure. */
export const applicationSettingUp: CertainRule<Application> = {
  id: 'application/setting-up',
  applies({ status }) {
    return busy('Setting up', {
      cause: 'The application operator has not reported it as deployed yet.',
      evidence: `installationStatus is ${status?.installationStatus?.status ?? 'empty'}.`,
      fix: 'This takes seconds. If it stays, check that the application operator runs.',
    });
  },
};
