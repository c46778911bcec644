import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { MooringError } from '#lib/errors.ts';
import { consoleCookie } from '#lib/http/console-cookie.ts';
import { dataSecurityPolicy, securityHeaders } from '#lib/http/content-security-policy.ts';
import { cookiesOf, isData, splitUrl } from '#lib/http/request-line.ts';
import { lockedPage, lockedPagePolicy } from './locked-page.ts';

export interface ConsoleAccess {
  /** Whether the request may go on; one that may not has been answered. */
  admit(request: IncomingMessage, response: ServerResponse): boolean;
}

/** Of the console's cookie, in seconds: a month without a visit, then the link is needed again. */
const cookieAgeSeconds = 30 * 86_400;

/**
 * Lets in who came by a link with the token. A link is exchanged for a cookie at once and leads on to the same address
 * without the token, so that the token stays in no history and reaches no page, log or Referer. Everybody else
 * reads how to get in, whatever the path.
 * @param options.openPaths what any browser may read, each exactly as it stands in a request: icons and the like, some of
 * which a browser asks for without its cookies.
 */
export function createConsoleAccess(
  token: string,
  { openPaths }: { openPaths: ReadonlySet<string> },
): ConsoleAccess {
  const cookie = consoleCookie(token);

  return {
    admit(request, response) {
      const { path, query } = splitUrl(request.url ?? '/');
      const given = query.get('token');
      const isPage = !isData(path) && (request.method === 'GET' || request.method === 'HEAD');
      if (isPage && given !== null && isSame(given, token)) {
        query.delete('token');
        response.writeHead(303, {
          ...plainHeaders,
          location: query.size === 0 ? path : `${path}?${query}`,
          'set-cookie': `${cookie.name}=${cookie.value}; Path=/; Max-Age=${cookieAgeSeconds}; HttpOnly; SameSite=Strict`,
        });
        response.end();
        return false;
      }
      if (cookiesOf(request, cookie.name).some((value) => isSame(value, cookie.value))) {
        return true;
      }
      if (isPage && given === null && openPaths.has(path)) {
        return true;
      }
      refuse(request, response, { isPage, linkIsWrong: isPage && given !== null });
      return false;
    },
  };
}

const plainHeaders = { ...securityHeaders, 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' };

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { isPage, linkIsWrong }: { isPage: boolean; linkIsWrong: boolean },
): void {
  if (isPage) {
    // a browser keeps the cookie back where another site led here: asked by this page itself, it sends it
    const fromElsewhere = /^(?:cross|same)-site$/.test(request.headers['sec-fetch-site'] ?? '');
    response.writeHead(401, {
      ...plainHeaders,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': lockedPagePolicy,
    });
    response.end(lockedPage({ linkIsWrong, asksAgain: fromElsewhere && !linkIsWrong }));
    return;
  }
  const { code, message, hint, http } = new MooringError(
    'UNAUTHENTICATED',
    'The console lets in a browser that was opened by its link.',
    {
      hint: 'npx mooring status prints the link, on the machine and in the folder where Mooring was started.',
    },
  );
  response.writeHead(http, {
    ...plainHeaders,
    'content-type': 'application/json',
    'content-security-policy': dataSecurityPolicy,
  });
  response.end(JSON.stringify({ error: { code, message, hint } }));
}

/** In the same time, wherever they differ. */
function isSame(given: string, expected: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given), hash(expected));
}
