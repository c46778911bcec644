import { Agent, request } from 'undici';
import { isMooringError } from '#lib/errors.ts';
import type { AddressGuard } from './address-guard.ts';
import { downloadMark } from './download-mark.ts';
import { acceptedCodings, readBodyText } from './read-body.ts';
import { isReservedHeader } from './reserved-headers.ts';

export interface DownloaderOptions {
  guard: AddressGuard;
  /** For a whole download, redirects included. */
  timeoutMs: number;
  /** Of a document, also after it was unpacked. */
  limitBytes: number;
  /** Calls servers whose certificate nobody vouches for. */
  skipVerify?: boolean;
}

export interface DownloadRequest {
  url: URL;
  /** Reserved ones are left out. */
  headers?: Record<string, string | string[]>;
  /** Makes it a POST, with credentials in its body: it is sent to the origin of `url` and to no other. */
  body?: string;
  /** For several requests that are to end in time together; by default each has `timeoutMs` of its own. */
  signal?: AbortSignal;
}

export interface Downloaded {
  /** After redirects. */
  url: URL;
  text: string;
}

export interface Downloader {
  /**
   * Fetches a document from an address that an outside party has named. Credentials stay with the origin they were meant for.
   * @throws MooringError FORBIDDEN for an address that is not called, AnswerStatusError, Error for all else; their texts go on after "…: ".
   */
  fetch(request: DownloadRequest): Promise<Downloaded>;
  /** Breaks off what still runs. */
  close(): Promise<void>;
}

/** The server answered, and not with 200. */
export class AnswerStatusError extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`it answered ${status}`);
    this.status = status;
  }
}

/** Connectivity contract 3.8. */
const mostRedirects = 10;
const redirects = new Set([301, 302, 303, 307, 308]);

type Headers = Record<string, string | string[]>;

interface Hop {
  url: URL;
  headers: Headers;
  body: string | undefined;
}

/** Downloads for outside parties: guarded, bounded in time and size, and marked, so that the platform does not answer itself. */
export function createDownloader(options: DownloaderOptions): Downloader {
  const { guard, timeoutMs, limitBytes, skipVerify = false } = options;
  const agent = new Agent({
    connect: { lookup: guard.lookup, rejectUnauthorized: !skipVerify, timeout: timeoutMs },
  });

  async function follow(first: Hop, signal: AbortSignal): Promise<Downloaded> {
    let hop = first;
    for (let count = 0; count <= mostRedirects; count++) {
      requireHttp(hop.url);
      await guard.check(hop.url);
      const answer = await request(hop.url, {
        dispatcher: agent,
        method: hop.body === undefined ? 'GET' : 'POST',
        headers: {
          'accept-encoding': acceptedCodings,
          ...hop.headers,
          [downloadMark.name]: downloadMark.value,
        },
        body: hop.body ?? null,
        signal,
      });
      const { statusCode } = answer;
      const { location } = answer.headers;
      if (redirects.has(statusCode) && typeof location === 'string') {
        await answer.body.dump();
        hop = nextHop(hop, location, statusCode);
      } else if (statusCode === 200) {
        return { url: hop.url, text: await readBodyText(answer, limitBytes) };
      } else {
        await answer.body.dump();
        throw new AnswerStatusError(statusCode);
      }
    }
    throw new Error(`more than ${mostRedirects} redirects`);
  }

  return {
    async fetch({ url, headers = {}, body, signal = AbortSignal.timeout(timeoutMs) }) {
      try {
        return await follow({ url, headers: withoutReserved(headers), body }, signal);
      } catch (error) {
        throw signal.aborted && !isMooringError(error)
          ? new Error(`no answer within ${timeoutMs} ms`, { cause: error })
          : error;
      }
    },
    close: () => agent.destroy(),
  };
}

function nextHop({ url, headers, body }: Hop, location: string, statusCode: number): Hop {
  const next = URL.parse(location, url);
  if (next === null) {
    throw new Error('it redirects to what is no address');
  }
  const isSame = next.origin === url.origin;
  if (body === undefined) {
    return { url: next, headers: isSame ? headers : {}, body };
  }
  if (!isSame) {
    throw new Error(
      `it redirects to ${next.origin}, which the credentials are not meant for. Name that address if it is`,
    );
  }
  if (statusCode === 303) {
    throw new Error('it redirects to a page instead of answering');
  }
  return { url: next, headers, body };
}

function requireHttp({ protocol }: URL): void {
  if (protocol !== 'http:' && protocol !== 'https:') {
    throw new Error(`${protocol}// is not supported, http:// and https:// are`);
  }
}

function withoutReserved(headers: Headers): Headers {
  const names = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  return Object.fromEntries(names.filter(([name]) => !isReservedHeader(name)));
}
