import { type Application, servicesOf } from '../application/application.ts';
import { certificateRecordOf, lastUseOf } from '../application/certificate-record.ts';
import type { OpenToken } from '../application/open-token.ts';
import type { Health } from '../health/health.ts';
import type { Problem } from '../health/node-health.ts';
import { connectionChain } from '../health/rules/connection/chain.ts';
import { diagnose } from '../health/rules/diagnose.ts';
import type { Sentence } from '../texts/message.ts';
import { openTokensOf } from './token-rows.ts';

/** How far the outside application has come with its client certificate. */
export interface Connection {
  health: Health;
  word: Sentence;
  /** End of the last certificate. */
  certificateExpiresAt?: string;
  /** About when the application last called with a certificate. */
  certificateUsedAt?: string;
  /** End of the token that was handed out and not used yet. */
  tokenExpiresAt?: string;
  problem?: Problem;
}

/** Judges by the certificate that the connector recorded when it signed it, by its use, and by the token that is outstanding. */
export function connectionOf(
  application: Application,
  tokens: readonly OpenToken[],
  nowMs: number,
): Connection {
  const token = openTokensOf(application.metadata.name, tokens, nowMs).at(-1);
  const { expiresAt, issuedAt } = certificateRecordOf(application) ?? {};
  const use = lastUseOf(application);
  const leftMs = expiresAt === undefined ? Number.NaN : Date.parse(expiresAt) - nowMs;
  const { status, word, problem } = diagnose(connectionChain, {
    ...{ expiresAt, issuedAt, leftMs, use, token },
    hasServices: servicesOf(application).length > 0,
  });
  const isKnown = !Number.isNaN(leftMs) || token !== undefined;
  return {
    health: status,
    word,
    ...(expiresAt === undefined || !isKnown ? {} : { certificateExpiresAt: expiresAt }),
    ...(use.is === 'used' ? { certificateUsedAt: use.lastAt } : {}),
    ...(token === undefined ? {} : { tokenExpiresAt: token.expiresAt }),
    ...(problem === undefined ? {} : { problem }),
  };
}
