/** Something that a person changed and has not saved. */
export interface Unsaved {
  /** As the beginning of a sentence: "The YAML of nginx". */
  what: string;
  /** Takes the changes back. Undefined where they are kept nowhere, so that leaving is the end of them. */
  drop?: (() => void) | undefined;
}

/** A step away that waits for an answer. */
export interface WaitingStep {
  unsaved: readonly Unsaved[];
  go(): void;
}

export interface UnsavedWork {
  /** @returns what ends it, once saved or no longer shown */
  add(unsaved: Unsaved): () => void;
  has(): boolean;
  /** Goes at once where all is saved; else a person is asked first. @param only what is left; without it all */
  leave(go: () => void, only?: Unsaved): void;
  /** What is asked about now; the same value until it is answered. */
  waiting(): WaitingStep | undefined;
  /** `leave` keeps what can be kept, `drop` takes it back first, `stay` goes nowhere. */
  answer(answer: 'leave' | 'drop' | 'stay'): void;
  /** Whether a step goes on that was answered: nobody is asked about its parts. */
  isLeaving(): boolean;
  subscribe(listener: () => void): () => void;
}

/** What is not saved, and the question before it is left: one for links, history, panels and the window. */
export function createUnsavedWork(): UnsavedWork {
  const all = new Set<Unsaved>();
  const listeners = new Set<() => void>();
  let step: WaitingStep | undefined;
  let leaving = false;

  function ask(next: WaitingStep | undefined): void {
    step = next;
    for (const listener of listeners) {
      listener();
    }
  }

  return {
    add(unsaved) {
      all.add(unsaved);
      return () => all.delete(unsaved);
    },
    has: () => all.size > 0,
    leave(go, only) {
      const left = [...all].filter((unsaved) => only === undefined || unsaved === only);
      if (left.length === 0 || leaving) {
        go();
      } else {
        ask({ unsaved: left, go });
      }
    },
    waiting: () => step,
    answer(answer) {
      const answered = step;
      ask(undefined);
      if (answered === undefined || answer === 'stay') {
        return;
      }
      if (answer === 'drop') {
        for (const { drop } of answered.unsaved) {
          drop?.();
        }
      }
      leaving = true;
      try {
        answered.go();
      } finally {
        leaving = false;
      }
    },
    isLeaving: () => leaving,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What is not saved in this tab. */
export const unsavedWork = createUnsavedWork();
