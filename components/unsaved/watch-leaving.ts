import type { UnsavedWork } from './unsaved-work.ts';

/** The parts of a window by which a page is left; those of the history are missing in older browsers. */
export interface LeavingWindow extends Pick<Window, 'addEventListener' | 'removeEventListener' | 'history'> {
  location: Pick<Location, 'href'>;
  navigation?:
    | (Pick<EventTarget, 'addEventListener' | 'removeEventListener'> & {
        currentEntry: { index: number } | null;
      })
    | undefined;
}

/**
 * Asks before a link, the history or the window takes a person away from unsaved work. Pages that go elsewhere by program
 * call `work.leave` themselves.
 * Where the browser tells no position in its history, Back cannot be undone and nobody is asked there.
 * @returns what ends it
 */
export function watchLeaving(work: UnsavedWork, window: LeavingWindow): () => void {
  const { navigation, history } = window;
  let place = navigation?.currentEntry?.index;
  /** Steps of the history that were taken here. */
  let own = 0;

  function onClick(event: MouseEvent): void {
    const link = work.has() && !work.isLeaving() ? linkOf(event, window.location.href) : undefined;
    if (link !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      // clicked anew, so that all happens which would have happened
      work.leave(() => link.click());
    }
  }

  function onPopState(event: PopStateEvent): void {
    const before = place;
    place = navigation?.currentEntry?.index;
    if (own > 0) {
      own -= 1;
      return;
    }
    if (!work.has() || before === undefined || place === undefined || before === place) {
      return;
    }
    const steps = place - before;
    // the page never learns of it: the address goes back to what is shown
    event.stopImmediatePropagation();
    move(-steps);
    work.leave(() => move(steps));
  }

  function move(steps: number): void {
    own += 1;
    history.go(steps);
  }

  function onEntry(event: Event): void {
    if ((event as Event & { navigationType?: string | null }).navigationType !== 'traverse') {
      place = navigation?.currentEntry?.index;
    }
  }

  function onUnload(event: BeforeUnloadEvent): void {
    if (work.has()) {
      event.preventDefault();
    }
  }

  // before Next's own listeners, which would follow the link or the history
  window.addEventListener('click', onClick, { capture: true });
  window.addEventListener('popstate', onPopState, { capture: true });
  window.addEventListener('beforeunload', onUnload);
  navigation?.addEventListener('currententrychange', onEntry);
  return () => {
    window.removeEventListener('click', onClick, { capture: true });
    window.removeEventListener('popstate', onPopState, { capture: true });
    window.removeEventListener('beforeunload', onUnload);
    navigation?.removeEventListener('currententrychange', onEntry);
  };
}

/** The link that a click would follow in this tab to another page of the console; undefined where it follows none. */
function linkOf(event: MouseEvent, here: string): HTMLAnchorElement | undefined {
  const link = (event.target as Element | null)?.closest?.<HTMLAnchorElement>('a[href]');
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (link === undefined || link === null || !isPlain || link.hasAttribute('download')) {
    return undefined;
  }
  const [from, to] = [new URL(here), new URL(link.href)];
  const isElsewhere = from.pathname !== to.pathname || from.search !== to.search;
  // another origin is asked about by the window
  return from.origin === to.origin && isElsewhere && ['', '_self'].includes(link.target) ? link : undefined;
}
