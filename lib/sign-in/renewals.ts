import { setTimeout as delay } from 'node:timers/promises';
import { message } from '#lib/domain/texts/message.ts';
import { errorText, MooringError } from '#lib/errors.ts';
import type { Logger } from '#lib/log.ts';
import type { IssuerClient } from './issuer-client.ts';
import type { OidcCredential, Session } from './session.ts';
import type { SessionTicket } from './session-cookie.ts';
import type { SessionOfIssued } from './session-of-issued.ts';
import type { SessionStore } from './session-store.ts';

export interface RenewalsOptions {
  store: SessionStore;
  issuers: readonly IssuerClient[];
  sessionOfIssued: SessionOfIssued;
  log: Logger;
  nowMs?(): number;
}

/**
 * The session as it counts now: what an issuer has said is asked for anew before it ends, once for all requests and replicas.
 * @returns undefined where the issuer says no more: then the session has ended.
 * @throws MooringError UNAVAILABLE where the issuer does not answer, and what it said has ended.
 */
export type RenewSession = (
  key: Buffer,
  ticket: SessionTicket,
  session: Session,
) => Promise<Session | undefined>;

/** So long before its end what an issuer has said is asked for anew. */
const beforeEndMs = 60_000;
/** How long another replica is waited for, which is asking. */
const patienceMs = 12_000;
const pollMs = 200;

export function createRenewals(options: RenewalsOptions): RenewSession {
  const { store, issuers, sessionOfIssued, log, nowMs = Date.now } = options;
  const underWay = new Map<string, Promise<Session | undefined>>();

  async function renew(
    key: Buffer,
    ticket: SessionTicket,
    known: OidcCredential,
  ): Promise<Session | undefined> {
    const claimed = await store.claim(key, ticket);
    if (claimed === 'taken') {
      return waitForOther(key, ticket, known);
    }
    if (claimed === undefined || claimed.credential.kind !== 'oidc') {
      return undefined;
    }
    if (claimed.credential.freshUntilMs > known.freshUntilMs) {
      return claimed;
    }
    const { issuer: id, refreshToken, subject } = claimed.credential;
    const client = issuers.find(({ issuer }) => issuer.id === id);
    const issued = refreshToken === undefined ? undefined : await client?.renew(refreshToken, subject);
    const next =
      client === undefined || issued === undefined
        ? undefined
        : await sessionOfIssued(client.issuer, issued, claimed.endsAtMs);
    if (next === undefined || next.person.name !== claimed.person.name) {
      return undefined;
    }
    await store.replace(key, ticket, next);
    return next;
  }

  async function waitForOther(
    key: Buffer,
    ticket: SessionTicket,
    known: OidcCredential,
  ): Promise<Session | undefined> {
    for (let waitedMs = 0; waitedMs < patienceMs; waitedMs += pollMs) {
      await delay(pollMs);
      const session = await store.find(key, ticket);
      if (session?.credential.kind !== 'oidc' || session.credential.freshUntilMs > known.freshUntilMs) {
        return session;
      }
    }
    throw new Error('another replica has not renewed the session');
  }

  return async (key, ticket, session) => {
    const { credential } = session;
    if (credential.kind !== 'oidc' || nowMs() < credential.freshUntilMs - beforeEndMs) {
      return session;
    }
    const isFresh = nowMs() < credential.freshUntilMs;
    if (credential.refreshToken === undefined) {
      return isFresh ? session : undefined;
    }
    const name = ticket.secretName;
    const renewal = underWay.get(name) ?? renew(key, ticket, credential).finally(() => underWay.delete(name));
    underWay.set(name, renewal);
    try {
      return await renewal;
    } catch (error) {
      log.warn({ cause: errorText(error) }, 'a session could not be renewed');
      if (isFresh) {
        return session;
      }
      throw new MooringError('UNAVAILABLE', message('errors.issuerSilent'), {
        cause: error,
        hint: message('errors.issuerSilentHint'),
      });
    }
  };
}
