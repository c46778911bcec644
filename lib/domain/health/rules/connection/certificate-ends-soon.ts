import { renewSoonMs } from '../../../application/certificate-rows.ts';
import { message } from '../../../texts/message.ts';
import { momentOf } from '../../../texts/moment-of.ts';
import { warn } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { ConnectionFacts } from './facts.ts';

/** The last client certificate, as it is recorded on the Application, ends in less than 14 days. */
export const connectionCertificateEndsSoon: Rule<ConnectionFacts> = {
  id: 'connection/certificate-ends-soon',
  applies({ leftMs, expiresAt = '' }) {
    return leftMs < renewSoonMs
      ? warn(message('states.certificateEndsSoon'), {
          cause: message('health.certificateEndsSoon'),
          evidence: message('health.certificateEndsSoonEvidence', { at: momentOf(expiresAt) }),
          fix: message('health.certificateEndsSoonFix'),
        })
      : undefined;
  },
};
