interface Write {
  /** The page whose address it is. */
  path: string;
  change(url: URL): URL | string;
  push: boolean;
}

/**
 * Writes the address of a page for the page itself. Next's router drops the navigation that is under way as soon as the history is
 * written beside it, and whoever has clicked a link stays where they are. So a write waits for the end of the navigation: by then the
 * page has been left, and with it what was to be written, or it is still there, and its address is written after all.
 */
export class AddressWriter {
  readonly #window: () => Pick<Window, 'location' | 'history'>;
  #began = 0;
  #underWay: number | undefined;
  #shownPath: string | undefined;
  #waiting: Write[] = [];
  #watcher: ((id: number) => void) | undefined;

  constructor(window: () => Pick<Window, 'location' | 'history'>) {
    this.#window = window;
  }

  /**
   * @param onBegin is given the id of each navigation as it begins, within the transition that shows its page
   * @returns what ends it
   */
  watch(onBegin: (id: number) => void): () => void {
    this.#watcher = onBegin;
    this.#shownPath = this.#window().location.pathname;
    return () => {
      this.#watcher = undefined;
      this.#underWay = undefined;
      this.#waiting = [];
    };
  }

  /** A navigation begins. Where nobody watches its end nothing waits for it. */
  begin(): void {
    if (this.#watcher !== undefined) {
      this.#began += 1;
      this.#underWay = this.#began;
      this.#watcher(this.#began);
    }
  }

  /** What a navigation leads to is shown; one that was overtaken by another ends nothing. */
  end(id: number): void {
    if (this.#underWay !== id) {
      return;
    }
    this.#underWay = undefined;
    this.#shownPath = this.#window().location.pathname;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const write of waiting.filter(({ path }) => path === this.#shownPath)) {
      this.#write(write);
    }
  }

  /**
   * Changes the address; Next follows, and renders without asking the server.
   * @param change gives the address out of what it is at that time, which it may change
   * @param push makes it a step of the history; default is to replace.
   */
  write(change: (url: URL) => URL | string, push = false): void {
    const { pathname } = this.#window().location;
    if (this.#underWay === undefined) {
      this.#write({ path: pathname, change, push });
    } else {
      // by a step of the history the address is that of the next page already
      this.#waiting.push({ path: this.#shownPath ?? pathname, change, push });
    }
  }

  #write({ change, push }: Write): void {
    const { location, history } = this.#window();
    const url = change(new URL(location.href));
    if (push) {
      history.pushState(null, '', url);
    } else {
      history.replaceState(null, '', url);
    }
  }
}

/** The one of this window. */
export const addressWriter = new AddressWriter(() => window);
