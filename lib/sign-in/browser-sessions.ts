import type { IncomingMessage } from 'node:http';
import { cookiesOf } from '#lib/http/request-line.ts';
import type { Logger } from '#lib/log.ts';
import type { OpenSession, OpenSessions } from './open-sessions.ts';
import type { RenewSession } from './renewals.ts';
import type { Session } from './session.ts';
import { cookieOfTicket, newTicket, sessionCookieName, ticketOfCookie } from './session-cookie.ts';
import type { SessionStore } from './session-store.ts';

export interface BrowserSessionsOptions {
  store: SessionStore;
  sessions: OpenSessions;
  readKey(): Promise<Buffer>;
  renew: RenewSession;
  log: Logger;
}

/** The session that a request belongs to. */
export interface BrowserSession {
  secretName: string;
  open: OpenSession;
}

/** The sessions of browsers, by their cookies. */
export interface BrowserSessions {
  /** Undefined for who has none that counts. @throws MooringError where the API server does not say. */
  find(request: IncomingMessage): Promise<BrowserSession | undefined>;
  /** Begins a session in the place of the one that the browser has. @returns the value of Set-Cookie. */
  begin(request: IncomingMessage, session: Session): Promise<string>;
  end(session: BrowserSession): Promise<void>;
}

/** The page of an issuer leads here: Strict would keep the cookie back. */
const attributes = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** The value of Set-Cookie that has a browser forget its session. */
export const noSessionCookie = `${sessionCookieName}=; ${attributes}; Max-Age=0`;

export function createBrowserSessions(options: BrowserSessionsOptions): BrowserSessions {
  const { store, sessions, readKey, renew, log } = options;

  async function find(request: IncomingMessage): Promise<BrowserSession | undefined> {
    const [value, ...others] = cookiesOf(request, sessionCookieName);
    if (value === undefined || others.length > 0) {
      return undefined;
    }
    const key = await readKey();
    const ticket = ticketOfCookie(key, value);
    const kept = ticket === undefined ? undefined : await store.find(key, ticket);
    if (ticket === undefined || kept === undefined) {
      return undefined;
    }
    const { secretName } = ticket;
    const session = await renew(key, ticket, kept);
    if (session === undefined) {
      await endNamed(secretName);
      return undefined;
    }
    const known = { secretName, open: sessions.enter(secretName, session) };
    if (await known.open.stillCounts()) {
      return known;
    }
    await end(known);
    return undefined;
  }

  const end = ({ secretName }: BrowserSession) => endNamed(secretName);

  async function endNamed(secretName: string): Promise<void> {
    await store.end(secretName);
    sessions.close(secretName);
  }

  return {
    find,
    end,
    async begin(request, session) {
      const earlier = await find(request);
      if (earlier !== undefined) {
        await end(earlier);
      }
      const key = await readKey();
      // never one that the browser brought
      const ticket = newTicket();
      await store.add(key, ticket, session);
      log.info({ person: session.person.name }, 'signed in');
      const seconds = Math.floor((session.endsAtMs - Date.now()) / 1_000);
      return `${sessionCookieName}=${cookieOfTicket(key, ticket)}; ${attributes}; Max-Age=${seconds}`;
    },
  };
}
