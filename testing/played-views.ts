import type { ViewOptions, ViewState } from '#lib/client/use-view.ts';

/** How each view is answered, by its name: one without an answer is on its way. Tests put theirs here, and draw anew. */
export const playedAnswers: { current: Readonly<Record<string, () => unknown>> } = { current: {} };

/** Stands in for `lib/client/use-view.ts`, by `vi.mock`. */
export function useView(
  name: string,
  _query: unknown,
  { enabled = true }: ViewOptions = {},
): ViewState<unknown> {
  const answer = enabled ? playedAnswers.current[name]?.() : undefined;
  return {
    answer,
    isPending: answer === undefined,
    isPrevious: false,
    error: null,
    retry: () => undefined,
  };
}
