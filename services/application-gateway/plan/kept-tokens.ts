/** Tokens by who they are for, each asked for once by any number of callers. */
export interface KeptTokens<Token> {
  /** The one that is kept or on its way, else what `fetch` comes to; a failure is not kept. */
  get(key: string, fetch: () => Promise<Token>): Promise<Token>;
  /** Forgets this token; a newer one stays. */
  drop(key: string, token: Token): void;
}

interface Entry<Token> {
  promise: Promise<Token>;
  token: Token | undefined;
}

const mostTokens = 10_000;

/** @param isGood whether a token that came can still be used; by default each can until it is dropped. */
export function createKeptTokens<Token>(isGood: (token: Token) => boolean = () => true): KeptTokens<Token> {
  const entries = new Map<string, Entry<Token>>();

  /** The oldest go first; those on their way stay. */
  function makeRoom(): void {
    for (const [key, { token }] of entries) {
      if (entries.size < mostTokens) {
        return;
      }
      if (token !== undefined) {
        entries.delete(key);
      }
    }
  }

  return {
    get(key, fetch) {
      const known = entries.get(key);
      if (known !== undefined && (known.token === undefined || isGood(known.token))) {
        return known.promise;
      }
      makeRoom();
      const entry: Entry<Token> = { promise: fetch(), token: undefined };
      entries.set(key, entry);
      entry.promise.then(
        (token) => {
          entry.token = token;
        },
        () => {
          if (entries.get(key) === entry) {
            entries.delete(key);
          }
        },
      );
      return entry.promise;
    },
    drop(key, token) {
      if (entries.get(key)?.token === token) {
        entries.delete(key);
      }
    },
  };
}
