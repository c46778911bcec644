import { backOffMs, createBackOff } from '#lib/back-off.ts';
import type { ViewMessage } from '#lib/domain/view/view-messages.ts';
import type { ApiError } from './api.ts';
import { consoleAnswers } from './ask-console.ts';
import { onConnectionCheck } from './connection-check.ts';
import { noteHeard, setFreshness } from './freshness.ts';
import { createInterruption } from './interruption.ts';
import type { ViewConnection, ViewConnectionEvents } from './view-connection.ts';

/** Many pages lose their console in the same moment: not all are to come back in the same one. */
const interrupted = { firstMs: 250, longestMs: 5_000, spread: [0.75, 1] } as const;
/** A console that refuses is asked again after this long and up to half as much more. */
const refused = { firstMs: 10_000, spread: [1, 1.5] } as const;
/** While somebody types, views come and go: the stream is set up anew when they have settled. */
const settleMs = 100;

/** One connection, and what was asked for by it. */
export interface Stream {
  connection: ViewConnection;
  /** The views, by the hash of their query keys, in the order in which they were asked for. */
  hashes: string[];
}

export interface ViewLineOptions {
  open(events: ViewConnectionEvents): Stream;
  onMessage(stream: Stream, message: ViewMessage): void;
}

export interface ViewLine {
  /** Connects, and stays connected. Returns the way to end it. */
  start(): () => void;
  /** What is asked for has changed: the stream is opened anew, soon. */
  renew(): void;
}

/**
 * Keeps a stream open: one that is lost is opened again, one that is renewed stays until the next one speaks, so that nothing is missed
 * between them. Tells the freshness store how far what is on screen can be trusted.
 */
export function createViewLine({ open, onMessage }: ViewLineOptions): ViewLine {
  const backOff = createBackOff(interrupted);
  const interruption = createInterruption();
  let isStarted = false;
  let current: Stream | undefined;
  let next: Stream | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function schedule(afterMs: number): void {
    clearTimeout(timer);
    timer = isStarted ? setTimeout(connect, afterMs) : undefined;
  }

  function connect(): void {
    next?.connection.close();
    const stream: Stream = open({
      onMessage: (message) => hear(stream, message),
      onLost: () => lose(stream),
      onRefused: (error) => beRefused(stream, error),
    });
    next = stream;
  }

  function hear(stream: Stream, message: ViewMessage): void {
    noteHeard();
    if (stream === next) {
      backOff.reset();
      current?.connection.close();
      current = stream;
      next = undefined;
    }
    const source = 'hello' in message ? message.hello : 'source' in message ? message.source : undefined;
    if (source !== undefined) {
      interruption.end();
      setFreshness(source.connected ? 'live' : 'stale');
    }
    onMessage(stream, message);
  }

  function forget(stream: Stream): void {
    stream.connection.close();
    current = stream === current ? undefined : current;
    next = stream === next ? undefined : next;
  }

  function lose(stream: Stream): void {
    forget(stream);
    if (current === undefined) {
      interruption.begin();
    }
    if (next === undefined) {
      schedule(backOff.nextMs());
    }
  }

  function beRefused(stream: Stream, { code, message, hint = '' }: ApiError): void {
    forget(stream);
    if (code === 'UNAUTHENTICATED') {
      // leads to the sign-in where there is one
      void consoleAnswers();
    }
    if (current === undefined) {
      interruption.end();
      setFreshness('refused', `${message} ${hint}`.trim());
    }
    schedule(backOffMs(1, refused));
  }

  /** What the browser says of its network, and a request without an answer, are reasons to look; neither is the truth. */
  async function check(): Promise<void> {
    backOff.reset();
    // one that is being opened is given its time: a console that starts answers late, and would never be heard
    const checked = current ?? next;
    if (checked === undefined) {
      clearTimeout(timer);
      connect();
    } else if (!(await consoleAnswers()) && (checked === current || checked === next)) {
      lose(checked);
    }
  }

  return {
    start() {
      isStarted = true;
      connect();
      const endChecks = onNetworkDoubt(() => void check());
      return () => {
        isStarted = false;
        endChecks();
        interruption.end();
        clearTimeout(timer);
        current?.connection.close();
        next?.connection.close();
        current = undefined;
        next = undefined;
      };
    },
    renew: () => schedule(settleMs),
  };
}

/** @returns the way out. */
function onNetworkDoubt(check: () => void): () => void {
  const endChecks = onConnectionCheck(check);
  window.addEventListener('online', check);
  window.addEventListener('offline', check);
  return () => {
    endChecks();
    window.removeEventListener('online', check);
    window.removeEventListener('offline', check);
  };
}
