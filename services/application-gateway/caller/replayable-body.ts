import { Readable } from 'node:stream';

/**
 * The body of a request, streamed as it comes and kept up to a bound, so that it can be sent a second time. The request is
 * read no faster than it is sent on.
 */
export class ReplayableBody {
  readonly #source: Readable;
  readonly #mostBytes: number;
  readonly #onProgress: () => void;
  #kept: Buffer[] | undefined = [];
  #keptBytes = 0;
  #ended = false;
  #failed = false;
  #reader: Readable | undefined;

  /** @param onProgress told with every part that comes. */
  constructor(source: Readable, mostBytes: number, onProgress: () => void) {
    this.#source = source;
    this.#mostBytes = mostBytes;
    this.#onProgress = onProgress;
    source.on('data', (part: Buffer) => this.#onData(part));
    source.on('end', () => {
      this.#ended = true;
      this.#reader?.push(null);
    });
    source.on('error', () => this.#onFailed());
    source.on('close', () => this.#onFailed());
    source.pause();
  }

  /** Whether all that was sent so far can be sent again. */
  get replayable(): boolean {
    return this.#kept !== undefined;
  }

  /** Whether the request has been read to its end. */
  get complete(): boolean {
    return this.#ended;
  }

  /**
   * The body from its beginning, and then as it comes. A former stream gets no more.
   * @throws Error where the beginning is not kept: no part of a body is ever sent for the whole.
   */
  stream(): Readable {
    if (this.#kept === undefined) {
      throw new Error('The beginning of the body is gone.');
    }
    const former = this.#reader;
    const reader = new Readable({
      read: () => {
        if (this.#reader === reader) {
          this.#source.resume();
        }
      },
    });
    // it may break off before anybody has begun to read it, and after
    reader.on('error', () => undefined);
    this.#reader = reader;
    former?.destroy();
    for (const part of this.#kept) {
      reader.push(part);
    }
    if (this.#failed) {
      reader.destroy();
    } else if (this.#ended) {
      reader.push(null);
    }
    return reader;
  }

  /** Reads no further until the next stream: what comes meanwhile could be too much to be kept. */
  hold(): void {
    this.#reader = undefined;
    this.#source.pause();
  }

  /** Reads what is left and throws it away, so that the connection can be used again. */
  discard(): void {
    const reader = this.#reader;
    this.#reader = undefined;
    this.#kept = undefined;
    reader?.destroy();
    this.#source.resume();
  }

  #onData(part: Buffer): void {
    this.#onProgress();
    if (this.#kept !== undefined) {
      this.#keptBytes += part.length;
      if (this.#keptBytes <= this.#mostBytes) {
        this.#kept.push(part);
      } else {
        this.#kept = undefined;
      }
    }
    if (this.#reader !== undefined && !this.#reader.destroyed && !this.#reader.push(part)) {
      this.#source.pause();
    }
  }

  /** The stream closes before its end, without an error: undici would keep the error to itself and tell no HTTP/2 target. */
  #onFailed(): void {
    if (!this.#ended && !this.#failed) {
      this.#failed = true;
      this.#reader?.destroy();
    }
  }
}
