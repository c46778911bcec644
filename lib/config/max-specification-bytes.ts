import { z } from 'zod';
import { readEnv } from './read-env.ts';

const mebibyte = 1024 * 1024;

const limitsEnv = z.object({
  MOORING_MAX_SPEC_BYTES: z.coerce
    .number()
    .int()
    .min(64 * 1024)
    .max(64 * mebibyte)
    .default(16 * mebibyte),
});

/**
 * How many bytes one specification may have: where it is registered, fetched, checked, shown and edited.
 * @throws MooringError INVALID that names the variable.
 */
export function maxSpecificationBytes(
  env: Readonly<Record<string, string | undefined>> = process.env,
): number {
  return readEnv(limitsEnv, env).MOORING_MAX_SPEC_BYTES;
}

/** How many bytes a request may have that carries one as a text within JSON, with what is said beside it. */
export function maxSpecificationRequestBytes(
  env: Readonly<Record<string, string | undefined>> = process.env,
): number {
  return Math.ceil(2.5 * maxSpecificationBytes(env));
}
