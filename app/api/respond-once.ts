import { createHash } from 'node:crypto';
import { z } from 'zod';
import { readerLocale } from '#app/reader-locale.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { actingPerson } from '#lib/operations/acting-person.ts';
import type { OperationContext } from '#lib/operations/context.ts';
import { AnswerStore } from './answer-store.ts';
import { problem } from './problem.ts';
import { type AnswerOptions, respond } from './respond.ts';

// Next may load this module more than once in a process
const shared = globalThis as { mooringAnswers?: AnswerStore };

const idempotencyKey = z.string().regex(/^[\x21-\x7e]{1,255}$/);

/**
 * `respond` for a request that creates something. With the header `Idempotency-Key` it is carried out once: a repetition,
 * by the same person, who clicked twice or never got the answer, gets the answer of the first.
 */
export async function respondOnce<T>(
  request: Request,
  run: (context: OperationContext, request: Request) => Promise<T>,
  options: AnswerOptions = {},
): Promise<Response> {
  const key = request.headers.get('idempotency-key');
  if (key === null) {
    return respond((context) => run(context, request), options);
  }
  try {
    if (!idempotencyKey.safeParse(key).success) {
      throw new MooringError('INVALID', message('errors.invalidKey'));
    }
    const body = await request.text();
    const repeatable = new Request(request.url, { method: request.method, body });
    shared.mooringAnswers ??= new AnswerStore();
    return await shared.mooringAnswers.answer(keyOfPerson(key), digest(request, body), () =>
      respond((context) => run(context, repeatable), options),
    );
  } catch (error) {
    return problem(error, await readerLocale());
  }
}

/** Nobody gets what another one was answered. */
function keyOfPerson(key: string): string {
  const acting = actingPerson();
  return acting === undefined ? key : `${key} ${acting.person.name}`;
}

function digest({ method, url }: Request, body: string): string {
  return createHash('sha256').update(`${method} ${url}\n${body}`).digest('base64');
}
