import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a session's cookie says: nothing but which session it is. */
export interface SessionTicket {
  /** Known to the browser alone: with the key it opens the session. */
  id: string;
  /** Of the Secret that keeps the session; the id does not follow from it. */
  secretName: string;
}

/** A browser takes a cookie of this name from this very host only, over https or on the machine itself. */
export const sessionCookieName = '__Host-mooring-session';

const shape = /^([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{43})$/;

/** A ticket that nobody can guess. */
export function newTicket(): SessionTicket {
  return ticketOf(randomBytes(32).toString('base64url'));
}

/** The cookie's value for a ticket. */
export function cookieOfTicket(key: Buffer, { id }: SessionTicket): string {
  return `${id}.${macOf(key, id)}`;
}

/** The ticket in a cookie's value; undefined for one that was not made by this key: nobody is asked about it. */
export function ticketOfCookie(key: Buffer, value: string): SessionTicket | undefined {
  const [, id = '', mac = ''] = shape.exec(value) ?? [];
  const isOurs = id !== '' && timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(key, id)));
  return isOurs ? ticketOf(id) : undefined;
}

function ticketOf(id: string): SessionTicket {
  return { id, secretName: `mooring-session-${createHash('sha256').update(id).digest('hex').slice(0, 40)}` };
}

function macOf(key: Buffer, id: string): string {
  return createHmac('sha256', key).update(`session cookie ${id}`).digest('base64url');
}
