import { type NextRequest, NextResponse } from 'next/server';
import { problem } from '#app/api/problem.ts';
import { localeCookie, startPageCookie } from '#lib/client/preference-cookies.ts';
import { startPageFor } from '#lib/client/start-page.ts';
import { readConsoleConfig } from '#lib/config/console.ts';
import { chooseLocale } from '#lib/domain/texts/choose-locale.ts';
import {
  contentSecurityPolicy,
  dataSecurityPolicy,
  securityHeaders,
} from '#lib/http/content-security-policy.ts';
import { requestProblem } from '#lib/http/guard-request.ts';

const { allowedHosts, dev } = readConsoleConfig();

/** Guards every request and gives every answer its security headers. */
export function proxy(request: NextRequest): Response {
  const { method, headers, nextUrl } = request;
  const refusal = requestProblem({ method, path: nextUrl.pathname, headers, allowedHosts });
  if (refusal !== undefined) {
    const chosen = request.cookies.get(localeCookie)?.value;
    return problem(refusal, chooseLocale({ chosen, acceptLanguage: headers.get('accept-language') }));
  }
  const start = startPageFor({
    path: `${nextUrl.pathname}${nextUrl.search}`,
    chosen: request.cookies.get(startPageCookie)?.value,
    headers,
  });
  if (start !== undefined) {
    const startUrl = nextUrl.clone();
    startUrl.pathname = start;
    return NextResponse.redirect(startUrl);
  }
  const isData = nextUrl.pathname.startsWith('/api/');
  const nonce = crypto.randomUUID();
  const policy = isData ? dataSecurityPolicy : contentSecurityPolicy({ nonce, dev });
  // Next reads the nonce for its own scripts from the policy in the request
  const passedOn = new Headers(headers);
  passedOn.set('content-security-policy', policy);
  const answer = NextResponse.next({ request: { headers: passedOn } });
  for (const [name, value] of Object.entries({ ...securityHeaders, 'content-security-policy': policy })) {
    answer.headers.set(name, value);
  }
  return answer;
}

export const config = { matcher: '/((?!_next/).*)' };
