import { z } from 'zod';

/** In lists and maps null counts as the empty value, as it did in the reference. */
const item = z
  .string()
  .nullable()
  .transform((value) => value ?? '');
const items = z
  .array(item)
  .nullable()
  .transform((values) => values ?? []);

/** Headers or query parameters of a registration, each with its values. */
export const namedValues = z.record(z.string(), items).nullish();
export type NamedValues = z.infer<typeof namedValues>;

/** In addition to any credentials, or without any: what is sent with every call. Keys of APIs are given like this. */
export const requestParameters = z.object({ headers: namedValues, queryParameters: namedValues }).nullish();
export type RequestParameters = z.infer<typeof requestParameters>;

/** Keys of the Secret that holds them, each as JSON of name to values (connectivity contract 3.7). */
export const parameterKeys = ['headers', 'queryParameters'] as const;

/** What such a key of a Secret holds. */
export const storedParameters = z.record(z.string(), z.array(z.string()));
