import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Component } from '#lib/component.ts';
import { errorText, isMooringError } from '#lib/errors.ts';
import { beforeAbort } from './before-abort.ts';
import type { KubeClient } from './client.ts';
import { createLeaseHolder } from './lease-holder.ts';

export interface LeaderElectionOptions {
  kube: KubeClient;
  log: Logger;
  lease: { name: string; namespace: string };
  /** Who this process is. One that comes back with the same identity takes its lease up again at once. */
  identity: string;
  /** Builds what only the leader runs; called anew each time the lease is won. */
  build(): Component;
  /** How long a lease holds without renewal, whole seconds. */
  leaseSeconds?: number;
  /**
   * Leads on while the lease cannot be renewed, until someone else is seen to hold it: for what can do nothing without the
   * API, and for whom two leaders for one renewal are no harm.
   */
  patient?: boolean;
  /** Called when the lease is lost to someone else after it was held. */
  onLost?(): void;
}

const defaultLeaseSeconds = 15;

/**
 * Runs a component in one process of many: whoever holds the Lease. The holder renews it at a third of its duration and, unless
 * it is patient, steps down after two thirds without success, before another may take over. Clocks are never compared across
 * machines: a lease has expired when it was seen unchanged for its whole duration. `start` resolves once this process takes
 * part, leading or not.
 */
export function createElected(options: LeaderElectionOptions): Component {
  const { kube, log, lease, identity, build, leaseSeconds = defaultLeaseSeconds, patient, onLost } = options;
  const leaseMs = leaseSeconds * 1000;
  const holder = createLeaseHolder({ kube, lease, identity, leaseSeconds });
  const abort = new AbortController();
  let campaign: Promise<void> | undefined;
  let leading: Component | undefined;
  let watchdog: NodeJS.Timeout | undefined;
  let change: Promise<void> = Promise.resolve();

  function lead(): void {
    clearTimeout(watchdog);
    if (patient !== true) {
      watchdog = setTimeout(() => stepDown('the lease could not be renewed'), (leaseMs * 2) / 3);
    }
    if (leading !== undefined) {
      return;
    }
    const component = build();
    leading = component;
    log.info({ lease: lease.name, identity }, 'leading');
    change = change.then(async () => {
      if (leading === component) {
        await component.start();
      }
    });
    change.catch((error: unknown) => {
      log.error({ lease: lease.name, error: errorText(error) }, 'the leader did not start');
      stepDown('it did not start');
    });
  }

  function stepDown(reason: string): void {
    clearTimeout(watchdog);
    const component = leading;
    if (component === undefined) {
      return;
    }
    leading = undefined;
    log.warn({ lease: lease.name, identity, reason }, 'no longer leading');
    change = change.catch(() => undefined).then(() => component.stop());
    onLost?.();
  }

  async function round(): Promise<void> {
    // what takes longer has lost the lease anyhow: it must not hold up the next try
    if (await beforeAbort(holder.hold(), AbortSignal.timeout(Math.floor((leaseMs * 2) / 3)))) {
      lead();
    } else {
      stepDown('another process holds the lease');
    }
  }

  async function run(): Promise<void> {
    while (!abort.signal.aborted) {
      await round().catch((error: unknown) => {
        // two candidates at once: the next round tells who won
        if (!isMooringError(error, 'CONFLICT', 'EXISTS')) {
          log.warn({ lease: lease.name, error: errorText(error) }, 'the lease cannot be read or written');
        }
      });
      await delay(leaseMs / 3, undefined, { signal: abort.signal }).catch(() => undefined);
    }
  }

  return {
    name: lease.name,
    async start() {
      campaign = run();
    },
    async stop() {
      abort.abort();
      clearTimeout(watchdog);
      await campaign;
      const component = leading;
      leading = undefined;
      await change.catch(() => undefined);
      if (component !== undefined) {
        await component.stop();
        await holder
          .release()
          .catch((error: unknown) =>
            log.warn({ lease: lease.name, error: errorText(error) }, 'the lease was not given back'),
          );
      }
    },
  };
}
