import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import type { Readable } from 'node:stream';

export type WatchEvent = { type: string; object: unknown };

/** The events of one watch, in the order they came. */
export class WatchStream {
  readonly #body: Readable;
  readonly #lines: Interface;
  readonly #events: WatchEvent[] = [];
  #ended = false;

  constructor(body: Readable) {
    this.#body = body;
    body.on('error', () => this.#end());
    this.#lines = createInterface({ input: body });
    this.#lines.on('line', (line) => {
      this.#events.push(JSON.parse(line));
      this.#lines.emit('change');
    });
    this.#lines.on('close', () => this.#end());
  }

  /** The next event; throws when the stream ends, or nothing comes within the time. */
  async next(timeoutMs = 60_000): Promise<WatchEvent> {
    const signal = AbortSignal.timeout(timeoutMs);
    while (this.#events.length === 0) {
      if (this.#ended) throw new Error('the watch ended without a further event');
      await once(this.#lines, 'change', { signal }).catch(() => {
        throw new Error(`the watch brought no event within ${timeoutMs} ms`);
      });
    }
    const [event] = this.#events.splice(0, 1);
    if (!event) throw new Error('unreachable: an event was counted and is not there');
    return event;
  }

  async take(count: number): Promise<WatchEvent[]> {
    const events: WatchEvent[] = [];
    while (events.length < count) events.push(await this.next());
    return events;
  }

  /** Everything until the server ends the stream. */
  async rest(timeoutMs: number): Promise<WatchEvent[]> {
    const signal = AbortSignal.timeout(timeoutMs);
    while (!this.#ended) {
      await once(this.#lines, 'change', { signal }).catch(() => {
        throw new Error(`the server did not end the watch within ${timeoutMs} ms`);
      });
    }
    return this.#events.splice(0);
  }

  close(): void {
    this.#body.destroy();
    this.#lines.close();
  }

  #end(): void {
    this.#ended = true;
    this.#lines.emit('change');
  }
}
