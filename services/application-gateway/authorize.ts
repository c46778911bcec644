import { Agent, type Dispatcher } from 'undici';
import type { ServiceEntry } from '#lib/domain/application.ts';
import { MooringError } from '#lib/errors.ts';
import type { CsrfTokens } from './csrf-tokens.ts';
import type { OAuthTokens } from './oauth-tokens.ts';
import { noParameters, type RequestParameters, readRequestParameters } from './request-parameters.ts';
import type { Secrets } from './secrets.ts';

/** What a call to a target needs besides the request. */
export interface Authorization {
  /** Headers that replace the request's. */
  headers: Record<string, string>;
  /** `name=value` of cookies to send along. */
  cookies: string[];
  parameters: RequestParameters;
  dispatcher: Dispatcher;
  /** Forgets what can be had anew; undefined where a second try would be the same. */
  renew: (() => void) | undefined;
}

export interface Authorizer {
  /**
   * Credentials for one call (binding contract 5.5).
   * @param own the caller brings credentials of its own: the registered ones stay out.
   */
  authorize(api: ServiceEntry, own: boolean): Promise<Authorization>;
  close(): Promise<void>;
}

export interface AuthorizerOptions {
  secrets: Secrets;
  tokens: OAuthTokens;
  csrf: CsrfTokens;
  /** For targets that ask for no client certificate. */
  dispatcher: Dispatcher;
  agentOptions: Agent.Options;
}

/** Brings together credentials, request parameters and CSRF tokens. */
export function createAuthorizer(options: AuthorizerOptions): Authorizer {
  const { secrets, tokens, csrf, dispatcher, agentOptions } = options;
  const certified = new Map<string, { revision: string; agent: Agent }>();

  async function credentials(api: ServiceEntry): Promise<Omit<Authorization, 'parameters' | 'cookies'>> {
    const { type = '', secretName = '', authenticationUrl = '' } = api.credentials ?? {};
    if (type === '' || secretName === '') {
      return { headers: {}, dispatcher, renew: undefined };
    }
    const { values, revision } = await secrets.read(secretName);
    switch (type) {
      case 'Basic': {
        const pair = `${values.username ?? ''}:${values.password ?? ''}`;
        const authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
        return { headers: { authorization }, dispatcher, renew: undefined };
      }
      case 'OAuth': {
        const client = {
          tokenUrl: authenticationUrl,
          clientId: values.clientId ?? '',
          clientSecret: values.clientSecret ?? '',
          parameters: readRequestParameters(values),
        };
        const authorization = `Bearer ${await tokens.get(client)}`;
        return { headers: { authorization }, dispatcher, renew: () => tokens.drop(client) };
      }
      case 'CertificateGen':
        return {
          headers: {},
          dispatcher: agentWith(secretName, revision, values),
          renew: undefined,
        };
      default:
        throw new MooringError('INTERNAL', `The credentials of the service have the unknown type ${type}.`);
    }
  }

  /** One agent per certificate; the one of a former certificate ends with its calls. */
  function agentWith(name: string, revision: string, values: Record<string, string>): Agent {
    const known = certified.get(name);
    if (known?.revision === revision) {
      return known.agent;
    }
    void known?.agent.close();
    const { crt = '', key = '' } = values;
    const agent = new Agent({ ...agentOptions, connect: { ...agentOptions.connect, cert: crt, key } });
    certified.set(name, { revision, agent });
    return agent;
  }

  async function parametersOf({
    requestParametersSecretName: name,
  }: ServiceEntry): Promise<RequestParameters> {
    return name ? readRequestParameters((await secrets.read(name)).values) : noParameters;
  }

  return {
    async authorize(api, own) {
      const parameters = await parametersOf(api);
      const found = own ? { headers: {}, dispatcher, renew: undefined } : await credentials(api);
      const csrfUrl = own ? undefined : api.credentials?.csrfInfo?.tokenEndpointURL;
      if (!csrfUrl) {
        return { ...found, parameters, cookies: [] };
      }
      const { token, cookies } = await csrf.get(csrfUrl, found.headers, found.dispatcher);
      return {
        ...found,
        parameters,
        cookies,
        headers: { ...found.headers, 'x-csrf-token': token },
        renew() {
          found.renew?.();
          csrf.drop(csrfUrl, found.headers);
        },
      };
    },
    async close() {
      await Promise.all([...certified.values()].map(({ agent }) => agent.destroy()));
    },
  };
}
