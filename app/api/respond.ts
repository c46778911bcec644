import { parseExact, stringifyExact } from 'kube-text/exact-json';
import type { z } from 'zod';
import { readerLocale } from '#app/reader-locale.ts';
import { maxSpecificationRequestBytes } from '#lib/config/max-specification-bytes.ts';
import type { Locale } from '#lib/domain/texts/locale.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import type { OperationContext } from '#lib/operations/context.ts';
import { operationContext } from '#lib/operations/create-context.ts';
import { renderAll } from '#lib/texts/render-message.ts';
import { problem } from './problem.ts';
import { sentenceOfFields, wrongFields } from './wrong-fields.ts';

export interface AnswerOptions {
  /**
   * Whether a secret stands in the answer, beside what the request says or not. Such an answer travels as it is: the length of a
   * compressed one tells who can choose a part of it, and sees it pass, what the rest is made of (https://breachattack.com).
   * These are an issued token, what the sample shop registers with its password, and what a proof's call brought back.
   */
  holdsSecret?: boolean;
}

/**
 * Runs one operation and answers with its result as JSON (204 for undefined; bytes are JSON already), or with the mapped
 * error; messages are said in the reader's language, which is handed on for what is JSON already:
 * `export const POST = (request: Request) => respond((context) => createThing(context, …))`.
 */
export async function respond<T>(
  run: (context: OperationContext, locale: Locale) => Promise<T>,
  { holdsSecret = false }: AnswerOptions = {},
): Promise<Response> {
  const locale = await readerLocale();
  try {
    const result = renderAll(locale, await run(operationContext(), locale));
    if (result === undefined) {
      return new Response(null, { status: 204 });
    }
    const text = result instanceof Uint8Array ? (result as Uint8Array<ArrayBuffer>) : stringifyExact(result);
    const cacheControl = holdsSecret ? 'no-store, no-transform' : 'no-store';
    return new Response(text, {
      headers: { 'content-type': 'application/json', 'cache-control': cacheControl },
    });
  } catch (error) {
    return problem(error, locale);
  }
}

/**
 * The request's JSON body, checked.
 * @param parse JSON.parse where the body is texts only: the exact reader takes longer for long ones
 * @throws MooringError INVALID naming each field that is wrong, TOO_LARGE for more than any request needs.
 */
export async function readBody<S extends z.ZodType>(
  request: Request,
  schema: S,
  parse: (text: string) => unknown = parseExact,
): Promise<z.output<S>> {
  const limitBytes = maxSpecificationRequestBytes();
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) {
    throw new MooringError('TOO_LARGE', message('errors.requestTooLarge', { count: limitBytes }), {
      hint: message('errors.requestTooLargeHint'),
    });
  }
  const body: unknown = await request
    .text()
    .then(parse)
    .catch((cause: unknown) => {
      throw new MooringError('INVALID', message('errors.bodyNotJson'), { cause });
    });
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const fields = wrongFields(parsed.error);
    throw new MooringError(
      'INVALID',
      message('errors.invalidRequest', { problems: sentenceOfFields(fields) }),
      {
        details: fields,
      },
    );
  }
  return parsed.data;
}
