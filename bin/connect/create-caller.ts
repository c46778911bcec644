import { getCACertificates } from 'node:tls';
import { Agent, request } from 'undici';
import { maxSpecRequestBytes } from '#lib/config/max-specification-bytes.ts';
import { MooringError } from '#lib/errors.ts';
import { explainFailure } from './explain-failure.ts';

const timeoutMs = 30_000;

export interface Call {
  method: 'GET' | 'POST' | 'PUT';
  url: string;
  /** JSON text. */
  body?: string;
  /** Makes it a mutual TLS call. */
  identity?: { keyPem: string; chainPem: string };
}

export interface Answer {
  status: number;
  text: string;
}

export type Caller = (call: Call) => Promise<Answer>;

export interface Trust {
  /** Authority to trust besides the usual ones. */
  serverCaPem: string | undefined;
  /** Believe any server. */
  insecure: boolean;
}

/**
 * Calls the cluster as an application outside of it does.
 * @throws MooringError UNAVAILABLE or UPSTREAM, with a remedy, when there is no answer.
 */
export function createCaller({ serverCaPem, insecure }: Trust): Caller {
  const ca = serverCaPem === undefined ? {} : { ca: [...getCACertificates('default'), serverCaPem] };
  return async ({ method, url, body, identity }) => {
    const target = requireHttpUrl(url);
    const dispatcher = new Agent({
      connect: {
        ...ca,
        rejectUnauthorized: !insecure,
        ...(identity === undefined ? {} : { key: identity.keyPem, cert: identity.chainPem }),
      },
      // a registration comes with its specification
      maxResponseSize: maxSpecRequestBytes(),
    });
    try {
      const answer = await request(target, {
        method,
        dispatcher,
        signal: AbortSignal.timeout(timeoutMs),
        headers: body === undefined ? {} : { 'content-type': 'application/json' },
        body: body ?? null,
      });
      return { status: answer.statusCode, text: await answer.body.text() };
    } catch (thrown) {
      throw explainFailure(target.origin, thrown);
    } finally {
      await dispatcher.destroy();
    }
  };
}

function requireHttpUrl(url: string): URL {
  const parsed = URL.parse(url);
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol)) {
    throw new MooringError('INVALID', 'This is no http or https address.', {
      hint: 'Give the whole address that came with the token, in quotes.',
    });
  }
  return parsed;
}
