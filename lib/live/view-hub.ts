import type { Viewer } from '#lib/domain/access/viewer.ts';
import type { Locale } from '#lib/domain/texts/locale.ts';
import type { ViewProblem, ViewRequest } from '#lib/domain/view/view-messages.ts';
import type { ViewName } from '#lib/domain/view/views.ts';
import { errorTable, errorText, toMooringError } from '#lib/errors.ts';
import type { Logger } from '#lib/log.ts';
import type { OperationContext } from '#lib/operations/context.ts';
import { type CheckedViewRequest, checkViewRequest } from './check-view-request.ts';
import { type KeptView, keepView } from './kept-view.ts';
import type { LiveModel } from './model/live-model.ts';
import { problemOf } from './problem-of.ts';
import type { ViewSource } from './views/view-source.ts';

/** A view that somebody looks at. Equal questions of viewers who may see the same share one. */
export interface WatchedView extends Pick<KeptView, 'state' | 'updateFrom'> {
  /** To be called once. */
  release(): void;
}

export interface ViewHub {
  /**
   * @param onChange called whenever the view may have become another, once until its state is asked for.
   * @throws MooringError NOT_FOUND, INVALID for a question that no page asks.
   */
  watch(request: ViewRequest, viewer: Viewer, onChange: () => void): Promise<WatchedView>;
  stop(): void;
}

export interface ViewHubOptions {
  model: LiveModel;
  context: OperationContext;
  log: Logger;
  sources: { [N in ViewName]: ViewSource<N> };
  /** How long a view is kept that nobody looks at: a page that has read it soon follows it. */
  lingerMs?: number;
}

interface Entry {
  view: KeptView;
  listeners: Set<() => void>;
  lingerTimer?: NodeJS.Timeout | undefined;
}

export function createViewHub(options: ViewHubOptions): ViewHub {
  const { model, context, log, sources, lingerMs = 5_000 } = options;
  const entries = new Map<string, Entry>();

  function toProblem(thrown: unknown, locale: Locale): ViewProblem {
    const error = toMooringError(thrown);
    const cause = error.cause === undefined ? undefined : errorText(error.cause);
    log[errorTable[error.code].log]({ code: error.code, cause }, error.message);
    return problemOf(error, locale);
  }

  function enter(key: string, { name, query }: CheckedViewRequest, viewer: Viewer): Entry {
    const listeners = new Set<() => void>();
    const source = sources[name] as ViewSource<ViewName>;
    const view = keepView(
      async (onChange) => {
        await model.ready(source.needs);
        return source.open({ model, viewer, query: query as never, context, onChange });
      },
      viewer.locale,
      (error) => toProblem(error, viewer.locale),
      () => {
        for (const listener of [...listeners]) {
          listener();
        }
      },
    );
    const entry: Entry = { view, listeners };
    entries.set(key, entry);
    return entry;
  }

  function forget(key: string, entry: Entry): void {
    if (entries.get(key) === entry) {
      entries.delete(key);
    }
    entry.view.close();
  }

  return {
    async watch(request, viewer, onChange) {
      const checked = checkViewRequest(request);
      const key = `${viewer.locale} ${viewer.scope} ${checked.name} ${JSON.stringify(checked.query)}`;
      const known = entries.get(key);
      // who asks after a failure has it tried again
      const entry = known === undefined || known.view.isBroken ? enter(key, checked, viewer) : known;
      // a function of its own: the same one may be given twice
      const listener = () => onChange();
      clearTimeout(entry.lingerTimer);
      entry.listeners.add(listener);
      await entry.view.opened;
      return {
        state: entry.view.state,
        updateFrom: entry.view.updateFrom,
        release() {
          entry.listeners.delete(listener);
          if (entry.listeners.size === 0) {
            entry.lingerTimer = setTimeout(() => forget(key, entry), lingerMs).unref();
          }
        },
      };
    },
    stop() {
      for (const [key, entry] of [...entries]) {
        clearTimeout(entry.lingerTimer);
        forget(key, entry);
      }
    },
  };
}
