import type { z } from 'zod';
import { MooringError } from '#lib/errors.ts';
import { readJson } from '#lib/http/read-json.ts';

/**
 * Reads a JSON body by an object's schema, its keys in any case; of a key that occurs in several spellings the last one
 * counts, as in the reference (connectivity contract 2.2).
 * @param expected what the body should be, for the error's sentence
 * @throws MooringError INVALID
 */
export function readBody<S extends z.ZodObject>(body: unknown, schema: S, expected: string): z.output<S> {
  const value = readJson(body);
  const known = new Map(Object.keys(schema.shape).map((key) => [key.toLowerCase(), key]));
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const read = schema.safeParse(
    isObject
      ? Object.fromEntries(
          Object.entries(value).flatMap(([key, member]) => {
            const name = known.get(key.toLowerCase());
            // null leaves a member unset
            return name === undefined || member === null ? [] : [[name, member]];
          }),
        )
      : value,
  );
  if (!read.success) {
    throw new MooringError('INVALID', `The request body must be ${expected}.`);
  }
  return read.data;
}
