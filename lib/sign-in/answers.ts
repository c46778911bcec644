import type { ServerResponse } from 'node:http';
import { signInHeader } from '#lib/domain/access/sign-in-header.ts';
import type { Locale } from '#lib/domain/texts/locale.ts';
import { errorTable, errorText, retryAfter, toMooringError } from '#lib/errors.ts';
import { dataSecurityPolicy, securityHeaders } from '#lib/http/content-security-policy.ts';
import { plainPagePolicy } from '#lib/http/plain-page.ts';
import type { Logger } from '#lib/log.ts';
import { renderAll } from '#lib/texts/render-message.ts';

const plainHeaders = { ...securityHeaders, 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' };

/** Leads a browser to a path of the console. @param cookies values of Set-Cookie */
export function answerRedirect(response: ServerResponse, location: string, cookies: string[] = []): void {
  response.writeHead(303, {
    ...plainHeaders,
    location,
    ...(cookies.length === 0 ? {} : { 'set-cookie': cookies }),
  });
  response.end();
}

export function answerPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    ...plainHeaders,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': plainPagePolicy("'self'"),
  });
  response.end(html);
}

/** A failed answer as the console's API gives it. */
export function answerProblem(response: ServerResponse, thrown: unknown, locale: Locale, log: Logger): void {
  const error = toMooringError(thrown);
  const cause = error.cause === undefined ? undefined : errorText(error.cause);
  log[errorTable[error.code].log]({ code: error.code, cause }, error.message);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(error.http, {
    ...plainHeaders,
    'content-type': 'application/json',
    'content-security-policy': dataSecurityPolicy,
    ...retryAfter(error.code),
    ...(error.code === 'UNAUTHENTICATED' ? { [signInHeader]: 'needed' } : {}),
  });
  response.end(JSON.stringify({ error: { code: error.code, ...renderAll(locale, error.said) } }));
}
