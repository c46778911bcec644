import { readFile } from 'node:fs/promises';
import { rootCertificates } from 'node:tls';
import { Agent, type Dispatcher, request } from 'undici';
import { z } from 'zod';
import { errorText, MooringError } from '#lib/errors.ts';

const timeoutMs = 15_000;
const maxAnswerBytes = 4 * 1024 * 1024;

export interface ClientCertificate {
  keyPem: string;
  chainPem: string;
}

export interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  body?: unknown;
  /** Makes it a mutual TLS call. */
  certificate?: ClientCertificate;
}

export interface Answer {
  status: number;
  text: string;
}

export type Caller = (call: Call) => Promise<Answer>;

/** Calls the cluster as an application outside of it does: over TLS that trusts the CA file besides the usual roots. */
export function createCaller(edgeCaFile: string): Caller {
  return async ({ method, url, body, certificate }) => {
    const target = requireHttpUrl(url);
    // read at every call: the file is written when the edge makes its certificate
    const edgeCa = await readFile(edgeCaFile, 'utf8').catch(() => '');
    const dispatcher: Dispatcher = new Agent({
      connect: {
        ca: [...rootCertificates, ...(edgeCa === '' ? [] : [edgeCa])],
        ...(certificate === undefined ? {} : { key: certificate.keyPem, cert: certificate.chainPem }),
      },
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      maxResponseSize: maxAnswerBytes,
    });
    try {
      const answer = await request(target, {
        method,
        dispatcher,
        signal: AbortSignal.timeout(timeoutMs),
        headers: body === undefined ? {} : { 'content-type': 'application/json' },
        body: body === undefined ? null : JSON.stringify(body),
      });
      return { status: answer.statusCode, text: await answer.body.text() };
    } catch (error) {
      throw new MooringError('UPSTREAM', `${target.origin} cannot be reached: ${errorText(error)}.`, {
        cause: error,
      });
    } finally {
      await dispatcher.destroy();
    }
  };
}

function requireHttpUrl(url: string): URL {
  const parsed = URL.parse(url);
  if (parsed === null || !['http:', 'https:'].includes(parsed.protocol)) {
    throw new MooringError('INVALID', 'The URL is no http or https address.');
  }
  return parsed;
}

/**
 * The JSON of an answer that must have `status`.
 * @throws MooringError UPSTREAM with the server's own words when it has another one, or does not fit.
 */
export function readAnswer<S extends z.ZodType>(
  what: string,
  answer: Answer,
  status: number,
  schema: S,
): z.output<S> {
  if (answer.status !== status) {
    throw new MooringError('UPSTREAM', `${what} answered ${answer.status}: ${errorOf(answer.text)}`, {
      details: { status: answer.status },
    });
  }
  try {
    return schema.parse(JSON.parse(answer.text));
  } catch (error) {
    throw new MooringError('UPSTREAM', `${what} answered something else than the contract says.`, {
      cause: error,
    });
  }
}

const errorBody = z.object({ error: z.string() });

function errorOf(text: string): string {
  try {
    return errorBody.parse(JSON.parse(text)).error;
  } catch {
    return text.slice(0, 200).trim() || 'no text';
  }
}
