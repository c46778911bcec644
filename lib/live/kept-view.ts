import type { Locale } from '#lib/domain/texts/locale.ts';
import type { ViewProblem } from '#lib/domain/view/view-messages.ts';
import { type FormattedAnswer, formatAnswer, formatPatch } from './format-answer.ts';
import type { OpenView } from './views/view-source.ts';

/** A view as it is now: an answer, or why there is none. */
export type ViewState = { formatted: FormattedAnswer } | { problem: ViewProblem };

/** A view that is looked at, by however many. */
export interface KeptView {
  /** Resolves when `state` may be asked for; also when it says why there is no answer. */
  readonly opened: Promise<void>;
  /** It could not be opened, and stays so. */
  readonly isBroken: boolean;
  /** As it is now. The object is the same as long as nothing has changed. */
  state(): ViewState;
  /** JSON of a ViewUpdate for a page that has this version, undefined where it has all. Written once for all pages. */
  updateFrom(version: string | undefined): string | undefined;
  close(): void;
}

/** In place of a version, where a page was told why there is no answer. */
const problemVersion = '-';

/**
 * @param open opens the view; `onChange` is to be called whenever it may have become another.
 * @param locale in which the messages of its answers are said.
 * @param toProblem what a page is told of an error.
 * @param onChange called whenever `state` may have become another, once until it is asked for.
 */
export function keepView(
  open: (onChange: () => void) => Promise<OpenView<object>>,
  locale: Locale,
  toProblem: (error: unknown) => ViewProblem,
  onChange: () => void,
): KeptView {
  let view: OpenView<object> | undefined;
  let state: ViewState | undefined;
  let isBroken = false;
  let isClosed = false;
  let isChanged = true;
  let update: { from: string; json: string } | undefined;

  function markChanged(): void {
    if (!isChanged) {
      isChanged = true;
      onChange();
    }
  }

  function read(opened: OpenView<object>): ViewState {
    try {
      return { formatted: formatAnswer(opened.read(), locale) };
    } catch (error) {
      return { problem: toProblem(error) };
    }
  }

  function current(): ViewState {
    if (isChanged && view !== undefined) {
      isChanged = false;
      const next = read(view);
      if (state === undefined || versionOf(state) !== versionOf(next) || 'problem' in next) {
        update = updateBetween(state, next);
        state = next;
      }
    }
    return state as ViewState;
  }

  async function start(): Promise<void> {
    try {
      view = await open(markChanged);
      if (isClosed) {
        view.close();
      }
    } catch (error) {
      isBroken = true;
      state = { problem: toProblem(error) };
    }
  }

  return {
    opened: start(),
    get isBroken() {
      return isBroken;
    },
    state: current,
    updateFrom(version) {
      const now = current();
      if (versionOf(now) === version) {
        return undefined;
      }
      return update !== undefined && update.from === version ? update.json : resultJson(now);
    },
    close() {
      isClosed = true;
      view?.close();
    },
  };
}

function updateBetween(before: ViewState | undefined, after: ViewState) {
  if (before === undefined || !('formatted' in before) || !('formatted' in after)) {
    return undefined;
  }
  const { version: from } = before.formatted;
  const { version } = after.formatted;
  const patch = formatPatch(before.formatted, after.formatted);
  return {
    from,
    json: `{"version":${JSON.stringify(version)},"from":${JSON.stringify(from)},"patch":${patch}}`,
  };
}

/** The version that a page has once it was told this state. */
export function versionOf(state: ViewState): string {
  return 'problem' in state ? problemVersion : state.formatted.version;
}

/** JSON of a ViewResult. */
export function resultJson(state: ViewState): string {
  return 'problem' in state
    ? JSON.stringify({ error: state.problem })
    : `{"version":${JSON.stringify(state.formatted.version)},"answer":${state.formatted.json}}`;
}
