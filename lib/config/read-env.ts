import type { z } from 'zod';
import { MooringError } from '#lib/errors.ts';

/**
 * Parses environment variables with a zod object schema whose keys are the variables' names.
 * @throws MooringError INVALID with a sentence for each variable that is wrong.
 */
export function readEnv<S extends z.ZodType>(
  schema: S,
  env: Readonly<Record<string, string | undefined>>,
): z.output<S> {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new MooringError('INVALID', `The environment is not usable. ${problems.join('. ')}.`);
  }
  return parsed.data;
}
