import { message } from '../../../texts/message.ts';
import { momentOf } from '../../../texts/moment-of.ts';
import type { Rule } from '../rule.ts';
import type { ConnectionFacts } from './facts.ts';

/**
 * A client certificate is recorded on the Application and valid, and no call with it has been noted. Where it was issued before calls
 * were noted, services that are registered stand for a call.
 */
export const connectionCertificateUnused: Rule<ConnectionFacts> = {
  id: 'connection/certificate-unused',
  applies({ leftMs, use, hasServices, issuedAt = '' }) {
    const isUnused = use.is === 'unused' || (use.is === 'unknown' && !hasServices);
    return leftMs > 0 && isUnused
      ? {
          status: 'todo',
          word: message('states.certificateUnused'),
          problem: {
            cause: message('health.certificateUnused'),
            evidence: message('health.certificateUnusedEvidence', { at: momentOf(issuedAt) }),
            fix: message('health.certificateUnusedFix'),
          },
        }
      : undefined;
  },
};
