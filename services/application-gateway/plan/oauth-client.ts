import type { Dispatcher } from 'undici';
import type { AuthMethod } from '#lib/domain/application/auth-method.ts';
import type { TokenClient } from '#lib/http/ask-for-token.ts';
import type { RequestParameters } from './request-parameters.ts';

/** Who asks for a token, and how. Any difference makes another client. */
export interface OAuthClient extends TokenClient {
  /** Revision of the Secret: a changed Secret is a new client. */
  revision: string;
  tokenUrl: string;
  /** Undefined: whichever the endpoint takes. */
  authMethod: AuthMethod | undefined;
  parameters: RequestParameters;
  /** Leads to the token endpoint, with the certificate where there is one. */
  dispatcher: Dispatcher;
  /** What of the connection matters: certificate and trust. */
  trust: string;
}
