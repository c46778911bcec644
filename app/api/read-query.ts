import type { z } from 'zod';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';

/**
 * The query of a request's address, checked.
 * @throws MooringError INVALID naming each parameter that is wrong.
 */
export function readQuery<S extends z.ZodType>(request: Request, schema: S): z.output<S> {
  const parsed = schema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
    const text = problems.map(({ field, message }) => `${field}: ${message}`);
    throw new MooringError('INVALID', message('errors.invalidAddress', { problems: `${text.join('. ')}.` }), {
      details: problems,
    });
  }
  return parsed.data;
}
