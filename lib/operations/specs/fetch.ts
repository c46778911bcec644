import { Agent, type Dispatcher, request } from 'undici';
import { z } from 'zod';
import { errorText, isMooringError, MooringError } from '../../errors.ts';
import type { OperationContext } from '../context.ts';
import { type AddressGuard, createAddressGuard } from './address-guard.ts';

export const fetchSpecInput = z.object({ url: z.string().trim().max(2000) });

export interface FetchedSpec {
  /** After redirects. */
  url: string;
  text: string;
}

const timeoutMs = 15_000;
const maxBytes = 5_000_000;
const maxRedirects = 5;
const namesOfLanguages = /openapi|swagger|asyncapi|edmx/i;

/**
 * Fetches a specification for a person. Only what looks like one is handed over, so that the console cannot be used to
 * read other things from networks that only it can reach.
 * @throws MooringError INVALID for what is no http URL, FORBIDDEN for refused addresses, UPSTREAM for everything remote.
 */
export async function fetchSpec({ config }: OperationContext, input: { url: string }): Promise<FetchedSpec> {
  const guard = createAddressGuard({ allowLoopback: config.mode !== 'cluster' });
  const signal = AbortSignal.timeout(timeoutMs);
  const dispatcher = new Agent({ connect: { lookup: guard.lookup }, maxResponseSize: maxBytes });
  try {
    let url = parseUrl(input.url);
    for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
      const { text, location } = await fetchOnce(url, { guard, dispatcher, signal });
      if (location === undefined) {
        return { url: url.href, text: requireSpec(text, url) };
      }
      url = parseUrl(location, url);
    }
    throw new MooringError('UPSTREAM', `${input.url} redirects more than ${maxRedirects} times.`);
  } finally {
    await dispatcher.destroy();
  }
}

interface FetchMeans {
  guard: AddressGuard;
  dispatcher: Dispatcher;
  signal: AbortSignal;
}

async function fetchOnce(url: URL, { guard, dispatcher, signal }: FetchMeans) {
  guard.checkUrl(url);
  try {
    const answer = await request(url, { dispatcher, signal, headers: { accept: '*/*' } });
    const { location } = answer.headers;
    if (answer.statusCode >= 300 && answer.statusCode < 400 && typeof location === 'string') {
      await answer.body.dump();
      return { text: '', location };
    }
    if (answer.statusCode !== 200) {
      await answer.body.dump();
      throw new MooringError('UPSTREAM', `${url.host} answered ${answer.statusCode}.`);
    }
    return { text: await answer.body.text(), location: undefined };
  } catch (error) {
    if (isMooringError(error)) {
      throw error;
    }
    const why = signal.aborted ? `it took longer than ${timeoutMs / 1000} seconds` : errorText(error);
    throw new MooringError('UPSTREAM', `${url.host} cannot be read: ${why}.`, { cause: error });
  }
}

function parseUrl(text: string, base?: URL): URL {
  const url = URL.parse(text, base);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new MooringError('INVALID', 'This is no http or https URL.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new MooringError('INVALID', 'The URL must not carry a user name or password.');
  }
  return url;
}

function requireSpec(text: string, url: URL): string {
  if (!namesOfLanguages.test(text)) {
    throw new MooringError(
      'UPSTREAM',
      `What ${url.host} answers is no OpenAPI, AsyncAPI or OData document.`,
      {
        hint: 'Check the URL: it may lead to a page about the specification instead of the specification.',
      },
    );
  }
  return text;
}
