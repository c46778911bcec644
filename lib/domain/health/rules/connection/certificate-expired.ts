import { message } from '../../../texts/message.ts';
import { momentOf } from '../../../texts/moment-of.ts';
import { bad } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { ConnectionFacts } from './facts.ts';

/** The end of the last client certificate, as it is recorded on the Application, is over. */
export const connectionCertificateExpired: Rule<ConnectionFacts> = {
  id: 'connection/certificate-expired',
  applies({ leftMs, expiresAt = '' }) {
    return leftMs <= 0
      ? bad(message('states.certificateExpired'), {
          cause: message('health.certificateExpired'),
          evidence: message('health.certificateExpiredEvidence', { at: momentOf(expiresAt) }),
          fix: message('health.certificateExpiredFix'),
        })
      : undefined;
  },
};
