import type { Application } from '../../../application/application.ts';
import { bad } from '../../node-health.ts';
import type { Rule } from '../rule.ts';

/** The application operator has written the installation status `failed` on the Application, with a description. */
export const applicationFailed: Rule<Application> = {
  id: 'application/failed',
  applies({ status }) {
    const installation = status?.installationStatus;
    if (installation?.status !== 'failed') {
      return undefined;
    }
    return bad('Failed', {
      cause: 'The Application could not be set up.',
      evidence: `installationStatus is failed: ${installation.description}`,
      fix: 'Correct what the description names; the operator tries again by itself.',
    });
  },
};
