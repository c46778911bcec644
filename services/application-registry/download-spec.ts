import { isIP } from 'node:net';
import { Agent, type Dispatcher, request } from 'undici';
import { z } from 'zod';
import type { RegisteredService } from '#lib/domain/registered-service.ts';
import { errorText, MooringError } from '#lib/errors.ts';
import type { ApplicationRegistryConfig } from './config.ts';
import { createAddressRule, createGuardedLookup, refusalOf } from './guarded-lookup.ts';

type Api = NonNullable<RegisteredService['api']>;

export interface SpecDownloader {
  /**
   * Fetches a specification with the credentials and parameters meant for it (connectivity contract 3.8).
   * @throws MooringError UPSTREAM with address and reason, INVALID for an address that cannot be read.
   */
  fetch(url: string, api: Api): Promise<string>;
  close(): Promise<void>;
}

const longestRedirectChain = 10;
const redirects = new Set([301, 302, 303, 307, 308]);
const tokenAnswer = z.object({ access_token: z.string().min(1) });

type Headers = Record<string, string | string[]>;

interface Call {
  method: 'GET' | 'POST';
  headers: Headers;
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

  async function callOnce(url: URL, call: Call, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(host) !== 0 && !rule.allows(host)) {
      throw new Error(refusalOf(host));
    }
    return request(url, { dispatcher: agent, ...call, signal });
  }

  async function callThrough(url: URL, call: Call): Promise<string> {
    const signal = AbortSignal.timeout(config.specTimeoutMs);
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

  async function callFor(what: string, url: URL, call: Call): Promise<string> {
    try {
      return await callThrough(url, call);
    } catch (error) {
      const reason =
        error instanceof DOMException ? `no answer within ${config.specTimeoutMs} ms` : errorText(error);
      throw new MooringError('UPSTREAM', `${what} from ${url.href} failed: ${reason}`, { cause: error });
    }
  }

  async function authorization(api: Api): Promise<Headers> {
    const { oauth, basic } = api.specificationCredentials ?? {};
    if (basic) {
      return { authorization: basicHeader(basic.username ?? '', basic.password ?? '') };
    }
    if (!oauth) {
      return {};
    }
    const { clientId = '', clientSecret = '', requestParameters } = oauth;
    const url = withQuery(parseUrl(oauth.url ?? ''), requestParameters?.queryParameters);
    const form = {
      client_id: clientId ?? '',
      client_secret: clientSecret ?? '',
      grant_type: 'client_credentials',
    };
    const text = await callFor('Getting the token for the API spec', url, {
      method: 'POST',
      headers: {
        ...lowerCased(requestParameters?.headers),
        'content-type': 'application/x-www-form-urlencoded',
        authorization: basicHeader(clientId ?? '', clientSecret ?? ''),
      },
      body: new URLSearchParams(form).toString(),
    });
    const token = tokenAnswer.safeParse(parseOrUndefined(text));
    if (!token.success) {
      throw new MooringError(
        'UPSTREAM',
        `Getting the token for the API spec from ${url.href} failed: no access_token`,
      );
    }
    return { authorization: `Bearer ${token.data.access_token}` };
  }

  return {
    async fetch(address, api) {
      const parameters = api.specificationRequestParameters;
      const url = withQuery(parseUrl(address), parameters?.queryParameters);
      const headers = { ...lowerCased(parameters?.headers), ...(await authorization(api)) };
      return callFor('Fetching the API spec', url, { method: 'GET', headers });
    },
    close: () => agent.close(),
  };
}

function parseUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new MooringError(
      'INVALID',
      `The specification cannot be fetched from "${text}": it is no http or https URL.`,
    );
  }
  return url;
}

function withQuery(url: URL, parameters: Record<string, string[]> | null | undefined): URL {
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

function lowerCased(headers: Record<string, string[]> | null | undefined): Headers {
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
