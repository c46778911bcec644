import type { Dispatcher } from 'undici';
import type { RequestParameters } from './request-parameters.ts';

/** Where a client's id and secret stand in its request: in form and header as the reference sent them, or in one of them. */
export const authMethods = ['both', 'header', 'body'] as const;
export type AuthMethod = (typeof authMethods)[number];

/** Who asks for a token, and how. Any difference makes another client. */
export interface OAuthClient {
  /** Revision of the Secret: a changed Secret is a new client. */
  revision: string;
  tokenUrl: string;
  clientId: string;
  /** Undefined where a client certificate proves who asks. */
  clientSecret: string | undefined;
  /** Undefined: whichever the endpoint takes. */
  authMethod: AuthMethod | undefined;
  parameters: RequestParameters;
  /** Leads to the token endpoint, with the certificate where there is one. */
  dispatcher: Dispatcher;
  /** What of the connection matters: certificate and trust. */
  trust: string;
}
