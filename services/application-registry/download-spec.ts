import { z } from 'zod';
import type { RegisteredService } from '#lib/domain/registered-service.ts';
import { errorText, MooringError } from '#lib/errors.ts';
import { type AddressGuardOptions, createAddressGuard } from '#lib/http/address-guard.ts';
import { createDownloader } from '#lib/http/guarded-fetch.ts';
import type { ApplicationRegistryConfig } from './config.ts';

type Api = NonNullable<RegisteredService['api']>;
type NamedValues = Record<string, string[]>;
type Headers = Record<string, string | string[]>;

export interface SpecDownloader {
  /**
   * Fetches a specification with the credentials and parameters meant for it (connectivity contract 3.8).
   * @throws MooringError UPSTREAM with address and reason, INTERNAL for an address that cannot be read.
   */
  fetch(url: string, api: Api): Promise<string>;
  close(): Promise<void>;
}

export interface SpecDownloaderOptions {
  config: ApplicationRegistryConfig;
  ownAddresses?: AddressGuardOptions['ownAddresses'];
}

const tokenAnswer = z.object({ access_token: z.string().min(1) });

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
export function createSpecDownloader({ config, ownAddresses }: SpecDownloaderOptions): SpecDownloader {
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
      return { authorization: basicHeader(basic.username ?? '', basic.password ?? '') };
    }
    if (!oauth) {
      return {};
    }
    const address = oauth.url ?? '';
    const clientId = oauth.clientId ?? '';
    const clientSecret = oauth.clientSecret ?? '';
    const what = 'Getting the token for the API spec';
    const form = { client_id: clientId, client_secret: clientSecret, grant_type: 'client_credentials' };
    const text = await callFor(
      address,
      {
        what,
        headers: {
          ...lowerCased(oauth.requestParameters?.headers),
          'content-type': 'application/x-www-form-urlencoded',
          authorization: basicHeader(clientId, clientSecret),
        },
        queryParameters: oauth.requestParameters?.queryParameters,
        body: new URLSearchParams(form).toString(),
      },
      signal,
    );
    const token = tokenAnswer.safeParse(parseOrUndefined(text));
    if (!token.success) {
      throw new MooringError('UPSTREAM', `${what} from ${withoutUser(address)} failed: no access_token`);
    }
    return { authorization: `Bearer ${token.data.access_token}` };
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

function basicHeader(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
