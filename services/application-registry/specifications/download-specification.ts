import { z } from 'zod';
import { type AuthMethod, authMethods, namedAuthMethod } from '#lib/domain/application/auth-method.ts';
import type { RegisteredService } from '#lib/domain/application/registered-service.ts';
import { errorText, MooringError } from '#lib/errors.ts';
import { type AddressGuardOptions, createAddressGuard } from '#lib/http/address-guard.ts';
import { askForToken } from '#lib/http/ask-for-token.ts';
import { askInTurn } from '#lib/http/ask-in-turn.ts';
import { basicAuthorization } from '#lib/http/basic-authorization.ts';
import { AnswerStatusError, createDownloader } from '#lib/http/guarded-fetch.ts';
import type { ApplicationRegistryConfig } from '../config.ts';

type Api = NonNullable<RegisteredService['api']>;
type OAuth = NonNullable<NonNullable<Api['specificationCredentials']>['oauth']>;
type NamedValues = Record<string, string[]>;
type Headers = Record<string, string | string[]>;

export interface SpecificationDownloader {
  /**
   * Fetches a specification with the credentials and parameters meant for it (connectivity contract 3.8).
   * @throws MooringError UPSTREAM with address and reason, INTERNAL for an address that cannot be read.
   */
  fetch(url: string, api: Api): Promise<string>;
  close(): Promise<void>;
}

export interface SpecificationDownloaderOptions {
  config: ApplicationRegistryConfig;
  ownAddresses?: AddressGuardOptions['ownAddresses'];
}

interface Call {
  /** Begins the text of a failure. */
  what: string;
  headers: Headers;
  /** Added to those of the address. */
  queryParameters: NamedValues | null | undefined;
  /** Makes it a POST. */
  body?: string;
}

/** Downloads specifications from where they may come from, within a time and a size. */
export function createSpecificationDownloader({
  config,
  ownAddresses,
}: SpecificationDownloaderOptions): SpecificationDownloader {
  const { allowLoopback, namespace } = config;
  const downloader = createDownloader({
    guard: createAddressGuard({ allowLoopback, namespace, ...(ownAddresses && { ownAddresses }) }),
    timeoutMs: config.specTimeoutMs,
    limitBytes: config.specLimitBytes,
    skipVerify: config.insecureSpecDownload,
  });

  async function callFor(address: string, call: Call, signal: AbortSignal): Promise<string> {
    const { what, queryParameters, ...rest } = call;
    try {
      const url = withQuery(parseUrl(address), queryParameters);
      return (await downloader.fetch({ ...rest, url, signal })).text;
    } catch (error) {
      if (error instanceof MooringError && error.code !== 'FORBIDDEN') {
        throw error;
      }
      const reason = `${what} from ${withoutUser(address)} failed: ${errorText(error)}`;
      throw new MooringError('UPSTREAM', reason, { cause: error });
    }
  }

  async function authorization(api: Api, signal: AbortSignal): Promise<Headers> {
    const { oauth, basic } = api.specificationCredentials ?? {};
    if (basic) {
      return { authorization: basicAuthorization(basic.username ?? '', basic.password ?? '') };
    }
    if (!oauth) {
      return {};
    }
    return { authorization: `Bearer ${await tokenFor(oauth, signal)}` };
  }

  /** By the method that is named, or else by each in turn. */
  async function tokenFor(oauth: OAuth, signal: AbortSignal): Promise<string> {
    const named = namedAuthMethod(oauth.authMethod);
    const methods = named === undefined ? authMethods : [named];
    return askInTurn(methods, (method) => requestToken(oauth, method, signal), isRefusal);
  }

  async function requestToken(oauth: OAuth, method: AuthMethod, signal: AbortSignal): Promise<string> {
    const { requestParameters } = oauth;
    const address = oauth.url ?? '';
    const what = 'Getting the token for the API spec';
    const { authorization: _own, ...headers } = lowerCased(requestParameters?.headers);
    const { queryParameters } = requestParameters ?? {};
    const client = { clientId: oauth.clientId ?? '', clientSecret: oauth.clientSecret ?? '' };
    const answer = await askForToken(client, method, (form) =>
      callFor(
        address,
        { what, headers: { ...headers, ...form.headers }, queryParameters, body: form.body },
        signal,
      ),
    ).catch(unlessUnreadable);
    if (!answer?.accessToken) {
      throw new MooringError('UPSTREAM', `${what} from ${withoutUser(address)} failed: no access_token`);
    }
    return answer.accessToken;
  }

  return {
    async fetch(address, api) {
      parseUrl(address);
      const signal = AbortSignal.timeout(config.specTimeoutMs);
      const parameters = api.specificationRequestParameters;
      const headers = { ...lowerCased(parameters?.headers), ...(await authorization(api, signal)) };
      const { queryParameters } = parameters ?? {};
      return callFor(address, { what: 'Fetching the API spec', headers, queryParameters }, signal);
    },
    close: () => downloader.close(),
  };
}

/** A text that is no answer holds no token either. */
function unlessUnreadable(error: unknown): undefined {
  if (!(error instanceof SyntaxError || error instanceof z.ZodError)) {
    throw error;
  }
}

/** The endpoint may take the same client by another method. */
function isRefusal(error: unknown): boolean {
  const cause = error instanceof MooringError ? error.cause : undefined;
  return cause instanceof AnswerStatusError && (cause.status === 400 || cause.status === 401);
}

/**
 * An address without a scheme is one that nobody answers at; only what no part of makes sense is the caller's internal
 * error, as it was in the reference (connectivity contract 3.2).
 */
function parseUrl(text: string): URL {
  if (URL.canParse(text)) {
    return new URL(text);
  }
  if (URL.canParse(text, 'http://host')) {
    throw new MooringError(
      'UPSTREAM',
      `Fetching the API spec from ${withoutUser(text)} failed: it does not begin with http:// or https://`,
    );
  }
  throw new MooringError('INTERNAL', 'Internal error.', {
    cause: new Error(`The address ${withoutUser(text)} of the API spec cannot be read as a URL.`),
  });
}

/** For texts and logs. */
function withoutUser(address: string): string {
  return address.replace(/:\/\/[^/?#]*@/, '://***:***@');
}

function withQuery(url: URL, parameters: NamedValues | null | undefined): URL {
  const target = new URL(url);
  for (const [key, values] of Object.entries(parameters ?? {})) {
    if (!url.searchParams.has(key)) {
      for (const value of values) {
        target.searchParams.append(key, value);
      }
    }
  }
  return target;
}

function lowerCased(headers: NamedValues | null | undefined): Headers {
  return Object.fromEntries(
    Object.entries(headers ?? {}).map(([key, values]) => [key.toLowerCase(), values]),
  );
}
