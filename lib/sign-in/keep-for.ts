/** A question that is asked anew when its answer is `keptMs` old, and at once after one that failed. */
export function keepFor<T>(keptMs: number, nowMs: () => number, ask: () => Promise<T>): () => Promise<T> {
  let latest: { untilMs: number; answer: Promise<T> } | undefined;
  return () => {
    if (latest === undefined || nowMs() >= latest.untilMs) {
      const asked = { untilMs: nowMs() + keptMs, answer: ask() };
      latest = asked;
      asked.answer.catch(() => {
        latest = latest === asked ? undefined : latest;
      });
    }
    return latest.answer;
  };
}
