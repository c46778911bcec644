import { z } from 'zod';
import { codeOfStatus, MooringError } from '#lib/errors.ts';
import { parseJson } from '#lib/parse-json.ts';
import type { Answer } from './create-caller.ts';

const errorBody = z.object({ error: z.string() });

/**
 * The JSON of an answer that must have `status`.
 * @throws MooringError with the server's own words when it has another one, UPSTREAM when it does not fit.
 */
export function readAnswer<S extends z.ZodType>(
  what: string,
  answer: Answer,
  status: number,
  schema: S,
): z.output<S> {
  if (answer.status !== status) {
    throw new MooringError(
      codeOfStatus(answer.status, undefined),
      `${what} answered ${answer.status}: ${wordsOf(answer.text)}`,
      { details: { status: answer.status } },
    );
  }
  const parsed = schema.safeParse(parseJson(answer.text));
  if (!parsed.success) {
    throw new MooringError('UPSTREAM', `${what} answered something else than a connector does.`, {
      cause: parsed.error,
      hint: 'Is this the address of a connector?',
    });
  }
  return parsed.data;
}

function wordsOf(text: string): string {
  return errorBody.safeParse(parseJson(text)).data?.error ?? (text.slice(0, 200).trim() || 'no text');
}
