import type { Application } from '../../../application/application.ts';
import { message } from '../../../texts/message.ts';
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
    return bad(message('states.failed'), {
      cause: message('health.applicationFailed'),
      evidence: message('health.applicationFailedEvidence', { description: installation.description }),
      fix: message('health.applicationFailedFix'),
    });
  },
};
