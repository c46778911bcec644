import { createHash } from 'node:crypto';
import { type Dispatcher, Pool } from 'undici';
import { markDownloads } from '#lib/http/mark-downloads.ts';
import { PlainPool } from '../http1/plain-pool.ts';
import { UndiciUpstream } from './undici-upstream.ts';
import type { Upstream } from './upstream.ts';

/** How a target is reached besides its address; connections are shared only where all of it is the same. */
export interface TargetTrust {
  skipVerify: boolean;
  /** PEM; undefined: the public CAs. */
  ca: string | undefined;
  /** Client certificate and its key, PEM. */
  cert: string | undefined;
  key: string | undefined;
}

/** The connections to one target. */
export interface Target {
  /** The way for this call. */
  upstreamFor(call: { streams: boolean; upgrade: boolean }): Upstream;
  /** For calls of the gateway's own, to endpoints that give tokens: marked, since an application has named them. */
  dispatcher: Dispatcher;
  /** It was not used for long: ask for it anew. */
  readonly closed: boolean;
}

export interface TargetsOptions {
  /** Most connections per target. */
  connections: number;
  connectTimeoutMs: number;
  /** Whether plain calls go over `http1/`; else over undici, as the others. */
  plainHttp1: boolean;
  nowMs(): number;
}

export interface Targets {
  /** @param origin scheme, host and port. */
  get(origin: string, trust: TargetTrust): Target;
  /** Closes what nobody has used for a while. */
  sweep(): void;
  /** Open targets and their plain connections. */
  readonly size: { targets: number; open: number; idle: number };
  close(): Promise<void>;
}

const unusedMs = 300_000;
const mostTargets = 2_000;

class ConnectedTarget implements Target {
  readonly #origin: string;
  readonly #options: Pool.Options;
  readonly plain: PlainPool | undefined;
  #pool: { pool: Pool; upstream: Upstream } | undefined;
  #marked: Dispatcher | undefined;
  #upgrades: { pool: Pool; upstream: Upstream } | undefined;
  readonly #nowMs: () => number;
  usedAtMs = 0;
  closed = false;

  constructor(origin: string, trust: TargetTrust, options: TargetsOptions) {
    const { connections, connectTimeoutMs, plainHttp1, nowMs } = options;
    const { protocol, hostname, port } = new URL(origin);
    this.#origin = origin;
    this.#nowMs = nowMs;
    this.#options = {
      connections,
      // who waits for an answer has a deadline of its own, and a stream may pause
      headersTimeout: 0,
      bodyTimeout: 0,
      maxHeaderSize: 65_536,
      connect: {
        timeout: connectTimeoutMs,
        keepAlive: true,
        rejectUnauthorized: !trust.skipVerify,
        ...(trust.ca === undefined ? {} : { ca: trust.ca }),
        ...(trust.cert === undefined ? {} : { cert: trust.cert, key: trust.key ?? '' }),
      },
    };
    const host = hostname.replace(/^\[(.*)\]$/, '$1');
    this.plain =
      plainHttp1 && protocol === 'http:'
        ? new PlainPool({ host, port: Number(port || 80), connections, nowMs })
        : undefined;
  }

  upstreamFor({ streams, upgrade }: { streams: boolean; upgrade: boolean }): Upstream {
    this.usedAtMs = this.#nowMs();
    if (this.plain !== undefined && !streams && !upgrade) {
      return this.plain;
    }
    return upgrade ? this.#forUpgrades().upstream : this.#general().upstream;
  }

  get dispatcher(): Dispatcher {
    this.#marked ??= this.#general().pool.compose(markDownloads);
    return this.#marked;
  }

  get busy(): boolean {
    return (
      this.plain?.busy === true ||
      [this.#pool, this.#upgrades].some((it) => it !== undefined && it.pool.stats.running > 0)
    );
  }

  #general() {
    this.#pool ??= this.#create(true);
    return this.#pool;
  }

  /** A change of protocol needs a connection of its own, which HTTP/2 has not. */
  #forUpgrades() {
    this.#upgrades ??= this.#create(false);
    return this.#upgrades;
  }

  #create(allowH2: boolean) {
    const pool = new Pool(this.#origin, { ...this.#options, allowH2 });
    return { pool, upstream: new UndiciUpstream(pool) };
  }

  async close(): Promise<void> {
    this.closed = true;
    this.plain?.destroy();
    await Promise.all([this.#pool?.pool.destroy(), this.#upgrades?.pool.destroy()]);
  }
}

/** Keeps connections per target, as many as are in use. */
export function createTargets(options: TargetsOptions): Targets {
  const targets = new Map<string, ConnectedTarget>();

  function evict(isDue: (target: ConnectedTarget) => boolean): void {
    for (const [key, target] of targets) {
      if (isDue(target) && !target.busy) {
        targets.delete(key);
        void target.close();
      }
    }
  }

  return {
    get(origin, trust) {
      const key = `${origin} ${fingerprint(trust)}`;
      let target = targets.get(key);
      if (target === undefined) {
        if (targets.size >= mostTargets) {
          evict(() => targets.size >= mostTargets);
        }
        target = new ConnectedTarget(origin, trust, options);
        targets.set(key, target);
      }
      target.usedAtMs = options.nowMs();
      return target;
    },
    sweep() {
      const nowMs = options.nowMs();
      for (const target of targets.values()) {
        target.plain?.sweep();
        if (target.busy) {
          target.usedAtMs = nowMs;
        }
      }
      evict(({ usedAtMs }) => nowMs - usedAtMs > unusedMs);
    },
    get size() {
      let [open, idle] = [0, 0];
      for (const { plain } of targets.values()) {
        open += plain?.size.open ?? 0;
        idle += plain?.size.idle ?? 0;
      }
      return { targets: targets.size, open, idle };
    },
    async close() {
      await Promise.all([...targets.values()].map((target) => target.close()));
      targets.clear();
    },
  };
}

function fingerprint({ skipVerify, ca, cert, key }: TargetTrust): string {
  return createHash('sha256')
    .update(JSON.stringify([skipVerify, ca, cert, key]))
    .digest('base64url');
}
