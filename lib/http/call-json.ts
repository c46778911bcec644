import { request } from 'undici';
import { z } from 'zod';
import { codeOfStatus, errorText, MooringError } from '../errors.ts';

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
 * @throws MooringError with the text of an error answer, UPSTREAM when there is no answer.
 */
export async function callJson(call: JsonCall): Promise<unknown> {
  return parseJson(await callForText(call));
}

/** The same, with the answer as it was written. */
export async function callForText(call: JsonCall): Promise<string> {
  const { callee, method, url, headers = {}, body, timeoutMs } = call;
  const answer = await request(url, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    body: body ?? null,
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((cause: unknown) => {
    throw new MooringError('UPSTREAM', `${callee} cannot be reached: ${errorText(cause)}.`, { cause });
  });
  const text = await answer.body.text();
  if (answer.statusCode >= 300) {
    const parsed = errorBody.safeParse(parseJson(text));
    const message = parsed.success ? parsed.data.error : `${callee} answered ${answer.statusCode}.`;
    throw new MooringError(codeOfStatus(answer.statusCode, undefined), message);
  }
  return text;
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

function parseJson(text: string): unknown {
  try {
    return text.trim() === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
