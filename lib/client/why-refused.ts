import { type ApiError, errorOf } from './api.ts';

const timeoutMs = 5_000;

/** Why the console refuses an event stream, which a browser's EventSource does not tell; undefined where it does not. */
export async function whyRefused(path: string): Promise<ApiError | undefined> {
  try {
    const answer = await fetch(path, { signal: AbortSignal.timeout(timeoutMs) });
    if (!answer.ok) {
      return errorOf(answer.status, await answer.text());
    }
    // it is served after all, and has no end
    await answer.body?.cancel();
  } catch {
    // no answer is no refusal
  }
  return undefined;
}
