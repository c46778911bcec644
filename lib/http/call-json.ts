import { request } from 'undici';
import { z } from 'zod';
import { codeOfStatus, connectionFailure, MooringError } from '#lib/errors.ts';
import { parseJson } from '#lib/parse-json.ts';

export interface JsonCall {
  /** Who is called, as the subject of a sentence: "The registry". */
  callee: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  /** JSON text. */
  body?: string;
  timeoutMs: number;
}

const errorBody = z.object({ error: z.string() });

/**
 * Calls a part of the platform that speaks the contract's JSON.
 * @returns the answer's value, undefined where it has none
 * @throws MooringError with the text of an error answer, UNAVAILABLE when there is no answer, or no whole one in time.
 */
export async function callJson(call: JsonCall): Promise<unknown> {
  return parseJson(await callForText(call));
}

/** The same, with the answer as it was written. */
export async function callForText(call: JsonCall): Promise<string> {
  const { statusCode, text } = await send(call);
  if (statusCode >= 300) {
    const parsed = errorBody.safeParse(parseJson(text));
    const message = parsed.success ? parsed.data.error : `${call.callee} answered ${statusCode}.`;
    throw new MooringError(codeOfStatus(statusCode, undefined), message);
  }
  return text;
}

async function send(call: JsonCall): Promise<{ statusCode: number; text: string }> {
  const { callee, method, url, headers = {}, body, timeoutMs } = call;
  try {
    const answer = await request(url, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body ?? null,
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { statusCode: answer.statusCode, text: await answer.body.text() };
  } catch (cause) {
    throw new MooringError('UNAVAILABLE', `${callee} does not answer: ${connectionFailure(cause)}.`, {
      cause,
    });
  }
}

/**
 * The value of an answer, checked.
 * @throws MooringError UPSTREAM when it does not fit.
 */
export function fitAnswer<S extends z.ZodType>(callee: string, schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw new MooringError('UPSTREAM', `${callee} answered something else than its contract says.`, {
      cause: parsed.error,
    });
  }
  return parsed.data;
}
