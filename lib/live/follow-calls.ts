import type { SeenCalls } from '#lib/domain/application/seen-calls.ts';

const intervalMs = 15_000;

/**
 * Asks the gateway again and again what it was called for.
 * @param ask rejects where the gateway does not say.
 * @param tell undefined where it does not say.
 * @returns the way out.
 */
export function followCalls(
  ask: () => Promise<SeenCalls>,
  tell: (calls: SeenCalls | undefined) => void,
): () => void {
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;

  async function askOnce(): Promise<void> {
    const calls = await ask().catch(() => undefined);
    if (!isOver) {
      tell(calls);
      timer = setTimeout(askOnce, intervalMs).unref();
    }
  }

  void askOnce();
  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
