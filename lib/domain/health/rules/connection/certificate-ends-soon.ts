import { renewSoonMs } from '../../../application/certificate-rows.ts';
import { formatAbsolute } from '../../../kubernetes/format-time.ts';
import { warn } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { ConnectionFacts } from './facts.ts';

/** The last client certificate, as it is recorded on the Application, ends in less than 14 days. */
export const connectionCertificateEndsSoon: Rule<ConnectionFacts> = {
  id: 'connection/certificate-ends-soon',
  applies({ leftMs, expiresAt = '' }) {
    return leftMs < renewSoonMs
      ? warn('Certificate ends soon', {
          cause: 'The application has not renewed its client certificate.',
          evidence: `It ends on ${formatAbsolute(expiresAt)}.`,
          fix: 'Renew it from the application, or issue a token for a new one.',
        })
      : undefined;
  },
};
