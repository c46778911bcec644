import type { Viewer } from '#lib/domain/access/viewer.ts';
import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import type { Untold } from '#lib/domain/texts/message.ts';
import type { CheckedViewQuery, ViewAnswer, ViewName } from '#lib/domain/view/views.ts';
import type { OperationContext } from '#lib/operations/context.ts';
import type { LiveModel, ModelChange } from '../model/live-model.ts';

/** An answer whose messages are still to be said, in the language of the viewer. */
export type UntoldAnswer<N extends ViewName> = Untold<ViewAnswer<N>>;

/** A view that somebody looks at. */
export interface OpenView<A> {
  /** The answer as it is now. What is the same as before should be the same object. */
  read(): A;
  close(): void;
}

export interface ViewInput<N extends ViewName> {
  model: LiveModel;
  viewer: Viewer;
  query: CheckedViewQuery<N>;
  /** For the few views that ask the API server, because the model does not keep what they show. */
  context: OperationContext;
  /** Rows are taken away as a file: nothing of them is left out that a page has no room for. */
  isWhole?: boolean;
  /** To be called whenever `read` may have become another. */
  onChange(): void;
}

/** How a view is answered. */
export interface ViewSource<N extends ViewName> {
  /** Kinds without which it says nothing. */
  needs: readonly LiveName[];
  /** Called when these kinds are known. @throws MooringError what the page is told in place of an answer. */
  open(input: ViewInput<N>): OpenView<UntoldAnswer<N>> | Promise<OpenView<UntoldAnswer<N>>>;
}

/** A view that is made anew from the model whenever something has changed that concerns it. */
export function derivedView<N extends ViewName>(source: {
  needs: readonly LiveName[];
  /** Default: a change of a kind that it needs. */
  concerns?(change: ModelChange, input: ViewInput<N>): boolean;
  read(input: ViewInput<N>): UntoldAnswer<N>;
}): ViewSource<N> {
  const { needs, read, concerns = ({ kinds }) => needs.some((kind) => kinds.has(kind)) } = source;
  return {
    needs,
    open(input) {
      const close = input.model.subscribe((change) => {
        if (concerns(change, input)) {
          input.onChange();
        }
      });
      return { read: () => read(input), close };
    },
  };
}
