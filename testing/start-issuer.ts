import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export interface StartedIssuer {
  url: string;
  clientId: string;
  clientSecret: string;
  /** What it says of who signs in next, beside `sub`. */
  setClaims(subject: string, claims: Record<string, unknown>): void;
  /** From now on no refresh token counts. */
  revokeAll(): void;
  stop(): Promise<void>;
}

export interface IssuerStage {
  /** Where it may send browsers back to. */
  redirectUris: string[];
  /** How long an ID token lasts. */
  idTokenSeconds?: number;
  /** Whether its client has no secret. */
  isPublic?: boolean;
}

const clientId = 'mooring';
const clientSecret = 'a-secret-of-the-tests';

/** An issuer of OpenID Connect that asks nobody for a password: it says who is there as the test has it. */
export async function startIssuer({
  redirectUris,
  idTokenSeconds = 3_600,
  isPublic = false,
}: IssuerStage): Promise<StartedIssuer> {
  let account = { subject: 'nobody', claims: {} as Record<string, unknown> };
  let isRevoked = false;
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(url, {
    clients: [
      {
        client_id: clientId,
        ...(isPublic ? { token_endpoint_auth_method: 'none' as const } : { client_secret: clientSecret }),
        redirect_uris: redirectUris,
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], groups: ['groups'] },
    scopes: ['openid', 'email', 'groups', 'offline_access'],
    conformIdTokenClaims: false,
    cookies: { keys: ['tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/here/${interaction.uid}` },
    ttl: { IdToken: idTokenSeconds, AccessToken: idTokenSeconds, Session: 600, Grant: 600, Interaction: 600 },
    issueRefreshToken: async () => true,
    findAccount: (_context, subject) => ({
      accountId: subject,
      claims: async () => ({ ...account.claims, sub: subject }),
    }),
  });
  // it says on the console that its keys are those of a test
  const callback = provider.callback();
  server.on('request', async (request, response) => {
    if (request.url?.startsWith('/here/') !== true) {
      if (isRevoked && request.url === '/token') {
        response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":"invalid_grant"}');
        return;
      }
      await callback(request, response);
      return;
    }
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    if (prompt.name === 'login') {
      await provider.interactionFinished(request, response, { login: { accountId: account.subject } });
      return;
    }
    const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId });
    grant.addOIDCScope(String(params.scope));
    const grantId = await grant.save();
    await provider.interactionFinished(
      request,
      response,
      { consent: { grantId } },
      { mergeWithLastSubmission: true },
    );
  });
  return {
    url,
    clientId,
    clientSecret,
    setClaims(subject, claims) {
      account = { subject, claims };
    },
    revokeAll() {
      isRevoked = true;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
