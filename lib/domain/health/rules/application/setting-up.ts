import type { Application } from '../../../application/application.ts';
import { message } from '../../../texts/message.ts';
import { busy } from '../../node-health.ts';
import type { CertainRule } from '../rule.ts';

/** The installation status of the Application is empty, or names neither success nor failure. */
export const applicationSettingUp: CertainRule<Application> = {
  id: 'application/setting-up',
  applies({ status }) {
    const reported = status?.installationStatus?.status;
    return busy(message('states.settingUp'), {
      cause: message('health.applicationSettingUp'),
      evidence:
        reported === undefined
          ? message('health.applicationStatusEmpty')
          : message('health.applicationStatus', { status: reported }),
      fix: message('health.applicationSettingUpFix'),
    });
  },
};
