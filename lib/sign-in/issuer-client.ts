import * as oidc from 'openid-client';
import type { Issuer } from '#lib/config/issuer.ts';
import type { SignInUnderWay } from './sign-in-under-way.ts';

/** What an issuer has said of somebody. */
export interface Issued {
  /** Of the ID token, and of the userinfo endpoint where that says more. */
  claims: Readonly<Record<string, unknown>>;
  subject: string;
  idToken: string;
  /** Undefined where the issuer gives none. */
  refreshToken: string | undefined;
  /** In ms of the epoch: when it has to be asked again. */
  freshUntilMs: number;
}

/** One issuer, asked as OpenID Connect has it: code flow with PKCE, and nothing else. */
export interface IssuerClient {
  readonly issuer: Issuer;
  /** Where the browser is to be sent, and what has to be kept until it comes back. */
  begin(to: string): Promise<{ url: URL; underWay: SignInUnderWay }>;
  /**
   * @param query with which the browser came back.
   * @throws Error where the answer is not what was asked for.
   */
  finish(query: URLSearchParams, underWay: SignInUnderWay): Promise<Issued>;
  /** @returns undefined where the issuer gives no more: the session has ended. @throws Error where it does not answer. */
  renew(refreshToken: string, subject: string): Promise<Issued | undefined>;
}

const underWayMs = 10 * 60_000;
const timeoutSeconds = 10;
const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** @param consoleUrl where browsers find the console. */
export function createIssuerClient(issuer: Issuer, consoleUrl: string): IssuerClient {
  const redirectUri = `${consoleUrl}/sign-in/callback/${issuer.id}`;
  let discovered: Promise<oidc.Configuration> | undefined;

  function configuration(): Promise<oidc.Configuration> {
    discovered ??= discover(issuer);
    discovered.catch(() => {
      discovered = undefined;
    });
    return discovered;
  }

  return {
    issuer,
    async begin(to) {
      const config = await configuration();
      const underWay: SignInUnderWay = {
        issuer: issuer.id,
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
        to,
        endsAtMs: Date.now() + underWayMs,
      };
      const url = oidc.buildAuthorizationUrl(config, {
        ...issuer.parameters,
        redirect_uri: redirectUri,
        scope: issuer.scopes,
        state: underWay.state,
        nonce: underWay.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(underWay.verifier),
        code_challenge_method: 'S256',
        // without it some issuers give no refresh token, and say nothing
        ...(issuer.scopes.split(' ').includes('offline_access') ? { prompt: 'consent' } : {}),
      });
      return { url, underWay };
    },
    async finish(query, { state, nonce, verifier }) {
      const config = await configuration();
      const came = new URL(redirectUri);
      came.search = query.toString();
      const answer = await oidc.authorizationCodeGrant(config, came, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      return issuedOf(config, issuer, answer);
    },
    async renew(refreshToken, subject) {
      const config = await configuration();
      try {
        const answer = await oidc.refreshTokenGrant(config, refreshToken);
        const issued = await issuedOf(config, issuer, answer);
        return issued.subject === subject
          ? { ...issued, refreshToken: issued.refreshToken ?? refreshToken }
          : undefined;
      } catch (error) {
        if (error instanceof oidc.ResponseBodyError && error.status < 500) {
          return undefined;
        }
        throw error;
      }
    },
  };
}

function discover({ url, clientId, clientSecret }: Issuer): Promise<oidc.Configuration> {
  const server = new URL(url);
  const authentication = clientSecret === undefined ? oidc.None() : oidc.ClientSecretBasic(clientSecret);
  return oidc.discovery(server, clientId, undefined, authentication, {
    timeout: timeoutSeconds,
    // nobody listens in on the way to the same machine
    execute: server.protocol === 'http:' && loopback.has(server.hostname) ? [oidc.allowInsecureRequests] : [],
  });
}

type TokenAnswer = Pick<
  Awaited<ReturnType<typeof oidc.authorizationCodeGrant>>,
  'claims' | 'access_token' | 'id_token' | 'refresh_token'
>;

async function issuedOf(config: oidc.Configuration, issuer: Issuer, answer: TokenAnswer): Promise<Issued> {
  const claims = answer.claims();
  if (claims === undefined || answer.id_token === undefined) {
    throw new Error('the issuer gave no ID token');
  }
  const isComplete = [issuer.rules.nameClaim, issuer.rules.groupsClaim].every((name) => name in claims);
  const hasMore = !isComplete && config.serverMetadata().userinfo_endpoint !== undefined;
  const more = hasMore ? await oidc.fetchUserInfo(config, answer.access_token, claims.sub) : {};
  return {
    // what is signed counts before what is told beside it
    claims: { ...more, ...claims },
    subject: claims.sub,
    idToken: answer.id_token,
    refreshToken: answer.refresh_token,
    freshUntilMs: claims.exp * 1_000,
  };
}
