import { randomKey } from './random-key.ts';

/** A person repeats what was last done; requests may carry whole specifications. */
const mostKept = 8;

/**
 * Idempotency keys of requests. A request that repeats one on its way, or one that was never answered, has its key: the
 * console carries it out once.
 */
export class RequestKeys {
  readonly #keys = new Map<string, string>();

  /** @param request all that makes the request, as one text */
  keyOf(request: string): string {
    const key = this.#keys.get(request) ?? randomKey();
    this.#keys.set(request, key);
    const [oldest] = this.#keys.keys();
    if (this.#keys.size > mostKept && oldest !== undefined) {
      this.#keys.delete(oldest);
    }
    return key;
  }

  /** To be told when it was answered or given up by who made it: the same again is a new request. */
  end(request: string): void {
    this.#keys.delete(request);
  }
}
