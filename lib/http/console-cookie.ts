import { createHmac } from 'node:crypto';

export interface ConsoleCookie {
  name: string;
  value: string;
}

const prefix = 'mooring-console-';

/**
 * The cookie that stands for a console's token, without giving it away. A browser sends the cookies of all ports of a host
 * to each of them: the name is different for each token, so that several consoles on one machine do not meet.
 */
export function consoleCookie(token: string): ConsoleCookie {
  const derive = (purpose: string) => createHmac('sha256', token).update(purpose).digest('base64url');
  return { name: `${prefix}${derive('cookie name').slice(0, 12)}`, value: derive('cookie value') };
}

/** A Cookie header without the cookies of consoles, which are no business of whoever else it is sent to. */
export function withoutConsoleCookies(header: string): string {
  if (!header.includes(prefix)) {
    return header;
  }
  return header
    .split(/; */)
    .filter((cookie) => !cookie.startsWith(prefix))
    .join('; ');
}
