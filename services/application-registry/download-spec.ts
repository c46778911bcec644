import { isIP } from 'node:net';
import { Agent, type Dispatcher, request } from 'undici';
import { z } from 'zod';
import type { RegisteredService } from '#lib/domain/registered-service.ts';
import { errorText, MooringError } from '#lib/errors.ts';
import type { ApplicationRegistryConfig } from './config.ts';
import { createAddressRule, createGuardedLookup, refusalOf } from './guarded-lookup.ts';

type Api = NonNullable<RegisteredService['api']>;
type NamedValues = Record<string, string[]>;

export interface SpecDownloader {
  /**
   * Fetches a specification with the credentials and parameters meant for it (connectivity contract 3.8).
   * @throws MooringError UPSTREAM with address and reason, INTERNAL for an address that cannot be read.
   */
  fetch(url: string, api: Api): Promise<string>;
  close(): Promise<void>;
}

const longestRedirectChain = 10;
const redirects = new Set([301, 302, 303, 307, 308]);
const tokenAnswer = z.object({ access_token: z.string().min(1) });

type Headers = Record<string, string | string[]>;

interface Call {
  /** Begins the text of a failure. */
  what: string;
  method: 'GET' | 'POST';
  headers: Headers;
  /** Added to those of the address. */
  queryParameters: NamedValues | null | undefined;
  body?: string;
}

/** Downloads specifications from where they may come from, within a time and a size. */
export function createSpecDownloader(config: ApplicationRegistryConfig): SpecDownloader {
  const rule = createAddressRule(config.allowLoopback);
  const agent = new Agent({
    connect: {
      lookup: createGuardedLookup(rule),
      rejectUnauthorized: !config.insecureSpecDownload,
      timeout: config.specTimeoutMs,
    },
  });

  async function callOnce(
    url: URL,
    { method, headers, body }: Call,
    signal: AbortSignal,
  ): Promise<Dispatcher.ResponseData> {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (url.protocol !== 'http:' && url.protocol !== 'https:') {
      throw new Error(`${url.protocol}// is not supported, http:// and https:// are`);
    }
    if (isIP(host) !== 0 && !rule.allows(host)) {
      throw new Error(refusalOf(host));
    }
    return request(url, { dispatcher: agent, method, headers, body: body ?? null, signal });
  }

  async function callThrough(url: URL, call: Call, signal: AbortSignal): Promise<string> {
    let at = url;
    let sent = call;
    for (let count = 0; count <= longestRedirectChain; count++) {
      const answer = await callOnce(at, sent, signal);
      const location = answer.headers.location;
      if (redirects.has(answer.statusCode) && typeof location === 'string') {
        await answer.body.dump();
        const next = new URL(location, at);
        // credentials stay with the host they were meant for
        sent = next.origin === at.origin ? sent : { ...sent, headers: {} };
        at = next;
        continue;
      }
      if (answer.statusCode !== 200) {
        await answer.body.dump();
        throw new Error(`it answered ${answer.statusCode}`);
      }
      return readLimited(answer.body, config.specLimitBytes);
    }
    throw new Error(`more than ${longestRedirectChain} redirects`);
  }

  async function callFor(address: string, call: Call, signal: AbortSignal): Promise<string> {
    const shown = withoutUser(address);
    try {
      return await callThrough(withQuery(parseUrl(address), call.queryParameters), call, signal);
    } catch (error) {
      if (error instanceof MooringError) {
        throw error;
      }
      const reason = signal.aborted ? `no answer within ${config.specTimeoutMs} ms` : errorText(error);
      throw new MooringError('UPSTREAM', `${call.what} from ${shown} failed: ${reason}`, { cause: error });
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
        method: 'POST',
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
      return callFor(
        address,
        { what: 'Fetching the API spec', method: 'GET', headers, queryParameters },
        signal,
      );
    },
    close: () => agent.close(),
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

async function readLimited(body: AsyncIterable<Uint8Array>, limitBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limitBytes) {
      throw new Error(`it is larger than ${limitBytes} bytes`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
