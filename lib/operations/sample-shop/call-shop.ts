import type { z } from 'zod';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import { callJson, fitAnswer } from '#lib/http/call-json.ts';
import type { OperationContext } from '../context.ts';

const callee = message('errors.sampleShop');

/**
 * Calls the sample outside application.
 * @throws MooringError PRECONDITION where there is none, else with the shop's own text.
 */
export async function callShop<S extends z.ZodType>(
  { config }: OperationContext,
  { method, path, body }: { method: 'GET' | 'POST'; path: string; body?: unknown },
  schema: S,
): Promise<z.output<S>> {
  if (config.sampleShopUrl === undefined) {
    throw new MooringError('PRECONDITION', message('errors.noSampleShop'));
  }
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const url = config.sampleShopUrl + path;
  return fitAnswer(callee, schema, await callJson({ callee, method, url, timeoutMs: 20_000, ...sent }));
}
