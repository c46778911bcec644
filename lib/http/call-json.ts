import { request } from 'undici';
import { z } from 'zod';
import { connectionFailure } from '#lib/connection-failure.ts';
import { type Message, message } from '#lib/domain/texts/message.ts';
import { codeOfStatus, MooringError } from '#lib/errors.ts';
import { parseJson } from '#lib/parse-json.ts';

export interface JsonCall {
  /** Who is called, as the subject of a sentence: “The registry”. */
  callee: Message;
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
    const said = parsed.success
      ? parsed.data.error
      : message('errors.calleeAnswered', { callee: call.callee, status: statusCode });
    throw new MooringError(codeOfStatus(statusCode, undefined), said);
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
    const reason = connectionFailure(cause);
    throw new MooringError('UNAVAILABLE', message('errors.calleeSilent', { callee, reason }), { cause });
  }
}

/**
 * The value of an answer, checked.
 * @throws MooringError UPSTREAM when it does not fit.
 */
export function fitAnswer<S extends z.ZodType>(callee: Message, schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw new MooringError('UPSTREAM', message('errors.calleeStrange', { callee }), { cause: parsed.error });
  }
  return parsed.data;
}
