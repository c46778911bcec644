import { z } from 'zod';
import { MooringError } from '#lib/errors.ts';

/**
 * A raw JSON body as `schema` reads it.
 * @throws MooringError INVALID when it is no JSON or does not fit.
 */
export function parseBody<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  let value: unknown;
  try {
    value = JSON.parse(body instanceof Buffer ? body.toString('utf8') : '{}');
  } catch {
    throw new MooringError('INVALID', 'The body is not JSON.');
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw new MooringError('INVALID', `The body does not fit: ${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
}
