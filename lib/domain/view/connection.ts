import type { Application } from '../application/application.ts';
import { certificateRecordOf } from '../application/certificate-record.ts';
import { renewSoonMs } from '../application/certificate-rows.ts';
import type { OpenToken } from '../application/open-token.ts';
import type { Health } from '../health/health.ts';
import type { Problem } from '../health/node-health.ts';
import { formatAbsolute } from '../kubernetes/format-time.ts';
import { openTokensOf } from './token-rows.ts';

/** How far the outside application has come with its client certificate. */
export interface Connection {
  health: Health;
  word: string;
  /** End of the last certificate. */
  certificateExpiresAt?: string;
  /** End of the token that was handed out and not used yet. */
  tokenExpiresAt?: string;
  problem?: Problem;
}

/**
 * Judges by the recorded certificate, the outstanding token and, where a certificate was issued by someone that records
 * none, by the services that only a connected application can have registered.
 */
export function connectionOf(
  application: Application,
  tokens: readonly OpenToken[],
  nowMs: number,
): Connection {
  const token = openTokensOf(application.metadata.name, tokens, nowMs).at(-1);
  const expiresAt = certificateRecordOf(application)?.expiresAt;
  const leftMs = expiresAt === undefined ? Number.NaN : Date.parse(expiresAt) - nowMs;
  const times = {
    ...(expiresAt === undefined ? {} : { certificateExpiresAt: expiresAt }),
    ...(token === undefined ? {} : { tokenExpiresAt: token.expiresAt }),
  };
  if (leftMs <= 0) {
    return {
      health: 'bad',
      word: 'Certificate expired',
      ...times,
      problem: {
        cause: 'The application cannot identify itself any more.',
        evidence: `Its last client certificate ended on ${formatAbsolute(expiresAt ?? '')}.`,
        fix: 'Issue a token and let the application fetch a new certificate.',
      },
    };
  }
  if (leftMs < renewSoonMs) {
    return {
      health: 'warn',
      word: 'Certificate ends soon',
      ...times,
      problem: {
        cause: 'The application has not renewed its client certificate.',
        evidence: `It ends on ${formatAbsolute(expiresAt ?? '')}.`,
        fix: 'Renew it from the application, or issue a token for a new one.',
      },
    };
  }
  if (leftMs > 0) {
    return { health: 'ok', word: 'Connected', ...times };
  }
  if (token !== undefined) {
    return {
      health: 'busy',
      word: 'Token outstanding',
      ...times,
      problem: {
        cause:
          token.step === 'info'
            ? 'A one-time token was issued and not used yet.'
            : 'A one-time token was opened, and its certificate is not signed yet.',
        evidence: `It lapses on ${formatAbsolute(token.expiresAt)}.`,
        fix:
          token.step === 'info'
            ? 'Open its link on the side of the outside application before then.'
            : 'Send the signing request from the outside application before then, or issue another token.',
      },
    };
  }
  if ((application.spec?.services ?? []).length > 0) {
    return { health: 'ok', word: 'Has registered services' };
  }
  return {
    health: 'todo',
    word: 'Not connected',
    problem: {
      cause: 'The outside application holds no client certificate yet.',
      evidence: 'No certificate was issued, and no token is outstanding.',
      fix: 'Issue a one-time token and pair the application with it.',
    },
  };
}
