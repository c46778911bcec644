import { parseExact } from 'kube-text/exact-json';
import type { z } from 'zod';
import { MooringError } from '#lib/errors.ts';

/**
 * The JSON body of a request, checked.
 * @throws MooringError INVALID with `message` when it is no JSON of that shape.
 */
export function readBody<S extends z.ZodType>(schema: S, body: unknown, message: string): z.output<S> {
  let json: unknown;
  try {
    json = parseExact(body instanceof Buffer ? body.toString('utf8') : '');
  } catch (error) {
    throw new MooringError('INVALID', message, { cause: error });
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    throw new MooringError('INVALID', message, { cause: parsed.error });
  }
  return parsed.data;
}
