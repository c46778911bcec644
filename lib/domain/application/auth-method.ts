import { z } from 'zod';

/**
 * Where a client's id and secret stand in its request for a token: in form and header as the reference sent them, or in one
 * of them (RFC 6749, 2.3.1).
 */
export const authMethods = ['both', 'header', 'body'] as const;
export type AuthMethod = (typeof authMethods)[number];

const rule = 'It has to be auto, both, header or body.';

/** What can be chosen; `auto` is whichever the endpoint takes, and is stored nowhere. */
export const authMethodChoice = z.enum(['auto', ...authMethods], rule);
/** The same in a registration, whose empty texts count as absent. */
export const registeredAuthMethod = z.enum(['', ...authMethodChoice.options], rule).nullish();
export type AuthMethodChoice = z.infer<typeof authMethodChoice>;

/** The one method that a stored or sent text names. */
export function namedAuthMethod(text: string | null | undefined): AuthMethod | undefined {
  return authMethods.find((method) => method === text);
}
