import { getCACertificates } from 'node:tls';
import { Agent, request } from 'undici';
import { maxSpecificationRequestBytes } from '#lib/config/max-specification-bytes.ts';
import { MooringError } from '#lib/errors.ts';

/** Key and certificate of a client, PEM; the certificate first, its issuer after it. */
export interface ClientIdentity {
  keyPem: string;
  chainPem: string;
}

export interface Call {
  method: 'GET' | 'POST' | 'PUT';
  url: string;
  /** JSON text. */
  body?: string;
  /** Makes it a mutual TLS call. */
  identity?: ClientIdentity;
}

export interface Answer {
  status: number;
  text: string;
}

export type Caller = (call: Call) => Promise<Answer>;

export interface CallerOptions {
  /** Authority to trust besides the usual ones, PEM; asked at each call. */
  serverCa(): Promise<string | undefined>;
  /** Believe any server. */
  insecure?: boolean;
  timeoutMs?: number;
  /** Why a call got no answer, as a sentence with a remedy. */
  explain(origin: string, thrown: unknown): MooringError;
}

/**
 * Calls the cluster as an application outside of it does.
 * @throws MooringError INVALID for what is no http or https address, and that of `explain` when there is no answer.
 */
export function createCaller(options: CallerOptions): Caller {
  const { serverCa, insecure = false, timeoutMs = 30_000, explain } = options;
  return async ({ method, url, body, identity }) => {
    const target = requireHttpUrl(url);
    const serverCaPem = await serverCa();
    const dispatcher = new Agent({
      connect: {
        ...(serverCaPem === undefined ? {} : { ca: [...getCACertificates('default'), serverCaPem] }),
        rejectUnauthorized: !insecure,
        ...(identity === undefined ? {} : { key: identity.keyPem, cert: identity.chainPem }),
      },
      // a registration comes with its specification
      maxResponseSize: maxSpecificationRequestBytes(),
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
      throw explain(target.origin, thrown);
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
