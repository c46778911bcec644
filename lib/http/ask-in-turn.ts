import type { AuthMethod } from '#lib/domain/application/auth-method.ts';

/**
 * Asks by each method until one is taken: a token endpoint may take one only (RFC 6749, 2.3).
 * @param methods at least one
 * @param isRefusal whether the endpoint may take the same client by another method; after any other error none is tried.
 * @throws what the first method came to.
 */
export async function askInTurn<T>(
  methods: Iterable<AuthMethod>,
  ask: (method: AuthMethod) => Promise<T>,
  isRefusal: (error: unknown) => boolean,
): Promise<T> {
  let first: { error: unknown } | undefined;
  for (const method of methods) {
    try {
      return await ask(method);
    } catch (error) {
      first ??= { error };
      if (!isRefusal(error)) {
        break;
      }
    }
  }
  throw first?.error;
}
