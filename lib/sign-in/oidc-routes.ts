import { returnPath } from '#lib/domain/access/return-path.ts';
import { errorText } from '#lib/errors.ts';
import type { Logger } from '#lib/log.ts';
import { answerRedirect } from './answers.ts';
import type { GateRequest } from './gate-request.ts';
import type { IssuerClient } from './issuer-client.ts';
import type { Session } from './session.ts';
import type { SessionOfIssued } from './session-of-issued.ts';
import { noUnderWayCookie, underWayCookie, underWayOf } from './sign-in-under-way.ts';

export interface OidcRoutesOptions {
  issuers: readonly IssuerClient[];
  readKey(): Promise<Buffer>;
  sessionOfIssued: SessionOfIssued;
  /** After this time a session ends in any case. */
  longestMs: number;
  /** Begins the session, and leads to the path. @param cookies to be set besides. */
  begin(asked: GateRequest, session: Session, to: string, cookies: string[]): Promise<void>;
  /** Says that the sign-in was not accepted. */
  refuse(asked: GateRequest): void;
  log: Logger;
}

/** The addresses by which a browser goes to an issuer and comes back, by method and path. */
export function oidcRoutes(
  options: OidcRoutesOptions,
): Record<string, (asked: GateRequest) => Promise<void>> {
  const { issuers, readKey, sessionOfIssued, longestMs, begin, refuse, log } = options;

  async function lead({ response, query }: GateRequest, client: IssuerClient): Promise<void> {
    const { url, underWay } = await client.begin(returnPath(query.get('to')));
    answerRedirect(response, url.href, [underWayCookie(await readKey(), underWay)]);
  }

  async function comeBack(asked: GateRequest, client: IssuerClient): Promise<void> {
    const { issuer } = client;
    const underWay = underWayOf(await readKey(), asked.request, issuer.id);
    if (underWay === undefined) {
      refuse(asked);
      return;
    }
    const session = await finish(asked, client, underWay);
    asked.query.set('to', underWay.to);
    if (session === undefined) {
      refuse(asked);
      return;
    }
    await begin(asked, session, underWay.to, [noUnderWayCookie]);
  }

  async function finish(
    { query }: GateRequest,
    client: IssuerClient,
    underWay: NonNullable<ReturnType<typeof underWayOf>>,
  ): Promise<Session | undefined> {
    try {
      const issued = await client.finish(query, underWay);
      return await sessionOfIssued(client.issuer, issued, Date.now() + longestMs);
    } catch (error) {
      // what the issuer says is not for a page: it could be anybody's words
      log.info({ issuer: client.issuer.id, cause: errorText(error) }, 'an issuer’s answer was not accepted');
      return undefined;
    }
  }

  return Object.fromEntries(
    issuers.flatMap((client) => [
      [`GET /sign-in/with/${client.issuer.id}`, (asked: GateRequest) => lead(asked, client)],
      [`GET /sign-in/callback/${client.issuer.id}`, (asked: GateRequest) => comeBack(asked, client)],
    ]),
  );
}
