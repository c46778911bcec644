import { hashKey } from '@tanstack/react-query';

/** Two clicks within this time are one: the longest double click that operating systems count as such. */
const doubleClickMs = 500;

interface Run<Variables, Data> {
  variables: Variables;
  answer: Promise<Data>;
  /** When it ended well, by the guard's clock; undefined while it runs. */
  endedMs?: number;
}

/**
 * Lets one run at a time begin. A start while one runs, or the same start again within a double click of its success, begins
 * nothing: its answer is that of the run before. What failed may be tried again at once. It knows at the call, not at the
 * next render, what runs.
 */
export class StartGuard<Variables, Data> {
  #last: Run<Variables, Data> | undefined;
  readonly #nowMs: () => number;

  /** @param nowMs a clock that never goes back, in ms */
  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs;
  }

  /** The answer of what `run` begins, or of the run that this start repeats. */
  start(variables: Variables, run: () => Promise<Data>): Promise<Data> {
    if (this.#last !== undefined && this.#repeats(this.#last, variables)) {
      return this.#last.answer;
    }
    const started: Run<Variables, Data> = { variables, answer: run() };
    this.#last = started;
    started.answer.then(
      () => {
        started.endedMs = this.#nowMs();
      },
      () => {
        this.#last = undefined;
      },
    );
    return started.answer;
  }

  #repeats(last: Run<Variables, Data>, variables: Variables): boolean {
    if (last.endedMs === undefined) {
      return true;
    }
    return this.#nowMs() - last.endedMs < doubleClickMs && hashKey([last.variables]) === hashKey([variables]);
  }
}
