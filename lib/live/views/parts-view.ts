import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import type { ViewName } from '#lib/domain/view/views.ts';
import type { GraphPart } from '../model/graph-parts.ts';
import type { UntoldAnswer, ViewInput, ViewSource } from './view-source.ts';

/** A view that is made of a few parts of the graph: anew whenever one of them has become another, whatever else goes on. */
export function partsView<N extends ViewName>(source: {
  needs: readonly LiveName[];
  /** The parts as they are now; undefined in place of one that is not there. */
  partsOf(input: ViewInput<N>): readonly (GraphPart | undefined)[];
  read(input: ViewInput<N>): UntoldAnswer<N>;
}): ViewSource<N> {
  const { needs, partsOf, read } = source;
  return {
    needs,
    open(input) {
      let seen: ReadonlySet<GraphPart | undefined> = new Set();
      const close = input.model.subscribe(({ parts: { gone, made } }) => {
        if (gone.some((part) => seen.has(part)) || (made.length > 0 && seen.has(undefined))) {
          input.onChange();
        }
      });
      return {
        read() {
          seen = new Set(partsOf(input));
          return read(input);
        },
        close,
      };
    },
  };
}
