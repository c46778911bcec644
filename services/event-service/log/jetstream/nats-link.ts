import { setTimeout as delay } from 'node:timers/promises';
import { type JetStreamClient, type JetStreamManager, jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { createBackOff } from '#lib/back-off.ts';
import { errorText } from '#lib/errors.ts';
import type { Logger } from '#lib/log.ts';
import { logIsAway } from '../log-failures.ts';

export interface NatsLinkOptions {
  /** Address of a server, such as `nats://nats.nats:4222`; `tls://` where it is to be encrypted. */
  url: string;
  /** What the server asks for, undefined for one that asks nothing. */
  token: string | undefined;
  log: Logger;
}

export interface NatsClients {
  js: JetStreamClient;
  jsm: JetStreamManager;
}

export interface NatsLink {
  /** Resolves once there is a connection, or after a moment without: it is tried for as long as it takes. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** @throws MooringError UNAVAILABLE at once while there is no connection */
  clients(): NatsClients;
}

const requestTimeoutMs = 5_000;
/** Between two attempts to reach a server that has gone. */
const reconnectMs = 500;
/** How long a start waits for its first connection. */
const startMs = 5_000;

/** A connection to a NATS server that is made again whenever it ends. */
export function createNatsLink({ url, token, log }: NatsLinkOptions): NatsLink {
  const stopping = new AbortController();
  const backOff = createBackOff({ firstMs: 250, longestMs: 10_000, spread: [0.5, 1] });
  let connection: NatsConnection | undefined;
  let clients: NatsClients | undefined;
  let running: Promise<void> | undefined;

  async function open(): Promise<NatsConnection> {
    const opened = await connect({
      servers: url,
      ...(token === undefined ? {} : { token }),
      // the address alone would take a server without it
      ...(url.startsWith('tls:') ? { tls: {} } : {}),
      name: 'mooring-event-service',
      timeout: requestTimeoutMs,
      maxReconnectAttempts: -1,
      reconnectTimeWait: reconnectMs,
      ignoreAuthErrorAbort: true,
    });
    const made = {
      js: jetstream(opened, { timeout: requestTimeoutMs }),
      jsm: await jetstreamManager(opened, { timeout: requestTimeoutMs, checkAPI: false }),
    };
    connection = opened;
    clients = made;
    void follow(opened, made);
    return opened;
  }

  /** What is asked while the server is away would wait for it, and the application with it. */
  async function follow(opened: NatsConnection, made: NatsClients): Promise<void> {
    for await (const { type } of opened.status()) {
      if (type === 'disconnect') {
        clients = undefined;
        log.warn({ url }, 'the log of events is away');
      } else if (type === 'reconnect') {
        clients = made;
        log.info({ url }, 'the log of events is back');
      }
    }
  }

  async function run(connected: () => void): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        const opened = await open();
        backOff.reset();
        connected();
        if (stopping.signal.aborted) {
          await opened.close();
        }
        await opened.closed();
        clients = undefined;
      } catch (error) {
        log.warn({ url, error: errorText(error) }, 'the log of events is not reached');
      }
      await delay(backOff.nextMs(), undefined, { signal: stopping.signal }).catch(() => undefined);
    }
    connected();
  }

  return {
    async start() {
      const connected = new Promise<void>((resolve) => {
        running = run(resolve);
      });
      const waited = new AbortController();
      await Promise.race([
        connected,
        delay(startMs, undefined, { signal: waited.signal }).catch(() => undefined),
      ]);
      waited.abort();
    },
    async stop() {
      stopping.abort();
      clients = undefined;
      await connection?.close();
      await running;
    },
    clients() {
      if (clients === undefined) {
        throw logIsAway();
      }
      return clients;
    },
  };
}
