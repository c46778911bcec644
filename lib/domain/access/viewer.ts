import type { LiveName } from '../kubernetes/live-view.ts';
import type { Locale } from '../texts/locale.ts';

/** For whom a view is made: what this person may list, and which language is read. */
export interface Viewer {
  readonly locale: Locale;
  /** The same for all who may see the same: what is made for one of them is made for all. */
  readonly scope: string;
  /** @param namespace without it: in all of them. */
  mayList(kind: LiveName, namespace?: string): boolean;
}

/** Who may see everything that the console may see. */
export function fullViewer(locale: Locale): Viewer {
  return { locale, scope: 'all', mayList: () => true };
}
