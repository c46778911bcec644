import { formatAbsolute } from '../../../kubernetes/format-time.ts';
import { bad } from '../../node-health.ts';
import type { Rule } from '../rule.ts';
import type { ConnectionFacts } from './facts.ts';

/** The end of the last client certificate, as it is recorded on the Application, is over. */
export const connectionCertificateExpired: Rule<ConnectionFacts> = {
  id: 'connection/certificate-expired',
  applies({ leftMs, expiresAt = '' }) {
    return leftMs <= 0
      ? bad('Certificate expired', {
          cause: 'The application cannot identify itself any more.',
          evidence: `Its last client certificate ended on ${formatAbsolute(expiresAt)}.`,
          fix: 'Issue a token and let the application fetch a new certificate.',
        })
      : undefined;
  },
};
