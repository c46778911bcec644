import type { Application } from './application.ts';
import { certificateRecordOf } from './certificate-record.ts';
import { renewSoonMs } from './certificate-rows.ts';
import { formatAbsolute } from './format-time.ts';
import type { Health } from './health.ts';
import type { Problem } from './node-health.ts';
import { type TokenRequest, tokenRequestTimeLeftMs } from './token-request.ts';

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
  tokenRequests: readonly TokenRequest[],
  nowMs: number,
): Connection {
  const token = outstandingToken(application.metadata.name, tokenRequests, nowMs);
  const expiresAt = certificateRecordOf(application)?.expiresAt;
  const leftMs = expiresAt === undefined ? Number.NaN : Date.parse(expiresAt) - nowMs;
  const times = {
    ...(expiresAt === undefined ? {} : { certificateExpiresAt: expiresAt }),
    ...(token === undefined ? {} : { tokenExpiresAt: token }),
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
        cause: 'A one-time token was issued and not used yet.',
        evidence: `It lapses on ${formatAbsolute(token)}.`,
        fix: 'Open its link on the side of the outside application before then.',
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

/** End of the application's token that is still good, undefined when there is none. */
export function outstandingToken(
  application: string,
  tokenRequests: readonly TokenRequest[],
  nowMs: number,
): string | undefined {
  const now = new Date(nowMs);
  return tokenRequests
    .filter(({ metadata, status }) => metadata.name === application && status?.state === 'OK')
    .filter((request) => (tokenRequestTimeLeftMs(request, now) ?? 0) > 0)
    .map(({ status }) => status?.expireAfter)
    .findLast((expiry) => expiry !== undefined);
}
