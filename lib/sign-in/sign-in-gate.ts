import type { IncomingMessage, ServerResponse } from 'node:http';
import { rightForApi } from '#lib/domain/access/api-rights.ts';
import { returnPath } from '#lib/domain/access/return-path.ts';
import { signOutPath } from '#lib/domain/access/sign-out-path.ts';
import { chooseLocale } from '#lib/domain/texts/choose-locale.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { requestProblem } from '#lib/http/guard-request.ts';
import { cookiesOf, isData, splitUrl } from '#lib/http/request-line.ts';
import type { Logger } from '#lib/log.ts';
import { actAs } from '#lib/operations/acting-person.ts';
import { answerPage, answerProblem, answerRedirect } from './answers.ts';
import { type BrowserSessions, noSessionCookie } from './browser-sessions.ts';
import { type GateRequest, isReading } from './gate-request.ts';
import type { IssuerClient } from './issuer-client.ts';
import { oidcRoutes } from './oidc-routes.ts';
import type { OpenSession } from './open-sessions.ts';
import { readForm } from './read-form.ts';
import { mayDo } from './review-access.ts';
import type { Session } from './session.ts';
import { sessionCookieName } from './session-cookie.ts';
import type { SessionOfIssued } from './session-of-issued.ts';
import type { SessionStore } from './session-store.ts';
import { type SignInNotice, signInPage } from './sign-in-page.ts';

export interface SignInGateOptions {
  store: Pick<SessionStore, 'touch'>;
  browser: BrowserSessions;
  /**
   * The session that a form's token begins; undefined for one that the API server does not accept. Without it nobody signs in by a
   * token.
   */
  sessionOfToken?: ((token: string) => Promise<Session | undefined>) | undefined;
  /** At which people sign in. */
  issuers: readonly IssuerClient[];
  readKey(): Promise<Buffer>;
  sessionOfIssued: SessionOfIssued;
  /** After this time a session ends in any case. */
  longestMs: number;
  /** Host names besides the loopback ones under which the console may be reached. */
  allowedHosts: readonly string[];
  /** What any browser may read, each exactly as it stands in a request. */
  openPaths: ReadonlySet<string>;
  /** Cookie in which a browser's language travels. */
  localeCookie: string;
  log: Logger;
}

/** Lets in who has signed in, and nobody else; what it does not know it refuses. */
export interface SignInGate {
  /** Answers a request, or has it answered by `goOn` for the person who sent it. */
  serve(request: IncomingMessage, response: ServerResponse, goOn: () => unknown): Promise<void>;
}

const signInPath = '/sign-in';
/** An open page asks for these by itself: nobody need be there. */
const pathsOfOpenPages = new Set(['/api/views/stream', '/api/alive']);

export function createSignInGate(options: SignInGateOptions): SignInGate {
  const { store, browser, sessionOfToken, openPaths, log } = options;

  function showSignIn({ response, query, locale }: GateRequest, status: number, notice?: SignInNotice): void {
    const to = returnPath(query.get('to'));
    const issuers = options.issuers.map(({ issuer }) => issuer);
    const takesToken = sessionOfToken !== undefined;
    answerPage(response, status, signInPage({ locale, to, notice, issuers, takesToken }));
  }

  async function signIn(asked: GateRequest): Promise<void> {
    const { request, response, query } = asked;
    const form = await readForm(request);
    const to = returnPath(form.get('to'));
    const session = await sessionOfToken?.((form.get('token') ?? '').trim());
    if (session === undefined) {
      log.info('a sign-in was refused');
      query.set('to', to);
      showSignIn(asked, 401, 'refused');
      return;
    }
    answerRedirect(response, to, [await browser.begin(request, session)]);
  }

  async function signOut({ request, response }: GateRequest): Promise<void> {
    const known = await browser.find(request);
    if (known !== undefined) {
      await browser.end(known);
      log.info({ person: known.open.acting.person.name }, 'signed out');
    }
    answerRedirect(response, `${signInPath}?notice=signedOut`, [noSessionCookie]);
  }

  /** The gate's own addresses, each with its method. */
  const own: Readonly<Record<string, (asked: GateRequest) => unknown>> = {
    [`GET ${signInPath}`]: (asked) => {
      const { query } = asked;
      const notice = (['ended', 'signedOut'] as const).find((one) => one === query.get('notice'));
      showSignIn(asked, 200, notice);
    },
    ...(sessionOfToken === undefined ? {} : { [`POST ${signInPath}/token`]: signIn }),
    ...oidcRoutes({
      ...options,
      async begin({ request, response }, session, to, cookies) {
        answerRedirect(response, to, [await browser.begin(request, session), ...cookies]);
      },
      refuse: (asked) => showSignIn(asked, 401, 'issuerRefused'),
    }),
    [`POST ${signOutPath}`]: signOut,
  };

  async function serveOne(asked: GateRequest): Promise<void> {
    const { request, response, path, goOn } = asked;
    const answer = own[`${request.method} ${path}`];
    if (answer !== undefined) {
      await answer(asked);
      return;
    }
    if (isReading(request) && openPaths.has(path)) {
      goOn();
      return;
    }
    const known = await browser.find(request);
    if (known === undefined) {
      turnAway(asked);
      return;
    }
    const { secretName, open } = known;
    if (isData(path)) {
      await requireRight(open, request.method ?? '', path);
    }
    if (!pathsOfOpenPages.has(path)) {
      store.touch(secretName);
    }
    open.follow(response, path === '/api/views/stream');
    actAs(open.acting, goOn);
  }

  return {
    async serve(request, response, goOn) {
      const { path, query } = splitUrl(request.url ?? '/');
      const locale = chooseLocale({
        chosen: cookiesOf(request, options.localeCookie)[0],
        acceptLanguage: request.headers['accept-language'],
      });
      try {
        refuseForeign(request, path, options.allowedHosts);
        dropIdentity(request);
        await serveOne({ request, response, path, query, locale, goOn });
      } catch (error) {
        answerProblem(response, error, locale, log);
      }
    },
  };
}

/** Leads to the sign-in from a page. @throws MooringError UNAUTHENTICATED for all else. */
function turnAway({ request, response, path }: GateRequest): void {
  if (!isReading(request) || isData(path) || path.startsWith('/_next/')) {
    throw notSignedIn();
  }
  const hadSession = cookiesOf(request, sessionCookieName).length > 0;
  const to = new URLSearchParams({
    to: returnPath(request.url),
    ...(hadSession ? { notice: 'ended' } : {}),
  });
  answerRedirect(response, `${signInPath}?${to}`, hadSession ? [noSessionCookie] : []);
}

function notSignedIn(): MooringError {
  return new MooringError('UNAUTHENTICATED', message('errors.notSignedIn'), {
    hint: message('errors.notSignedInHint'),
  });
}

/** @throws MooringError for a foreign host or page, and for an address of the API in disguise. */
function refuseForeign(request: IncomingMessage, path: string, allowedHosts: readonly string[]): void {
  const headers = new Headers(
    Object.entries(request.headers).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
  const problem = requestProblem({ method: request.method ?? '', path, headers, allowedHosts });
  if (problem !== undefined) {
    throw problem;
  }
  if (!request.url?.startsWith('/') || (!isData(path) && isData(plainPath(path)))) {
    throw new MooringError('NOT_FOUND', message('errors.unknownAddress'));
  }
}

/** The path as a server may come to read it. */
function plainPath(path: string): string {
  const tidied = URL.parse(path, 'http://console.invalid')?.pathname ?? '/api';
  try {
    return decodeURIComponent(tidied)
      .replace(/[/\\]+/g, '/')
      .toLowerCase();
  } catch {
    return '/api';
  }
}

/** Nobody says by a header who they are. */
function dropIdentity({ headers }: IncomingMessage): void {
  for (const name of Object.keys(headers)) {
    if (/^(?:authorization$|impersonate-|x-remote-)/.test(name)) {
      delete headers[name];
    }
  }
}

/** @throws MooringError FORBIDDEN for what the person may not do, NOT_FOUND for an address that is none. */
async function requireRight({ acting }: OpenSession, method: string, path: string): Promise<void> {
  const right = rightForApi(method, path);
  if (right === 'refused') {
    throw new MooringError('NOT_FOUND', message('errors.unknownAddress'));
  }
  if (right === undefined || (await mayDo(acting.kube, right))) {
    return;
  }
  const { verb, resource, name } = right;
  throw new MooringError(
    'FORBIDDEN',
    name === undefined
      ? message('errors.mayNotDoAny', { verb, resource })
      : message('errors.mayNotDo', { verb, resource, name }),
    { hint: message('errors.mayNotDoHint') },
  );
}
