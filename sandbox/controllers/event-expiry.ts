import type { Component } from '#lib/component.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { errorText } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Logger } from '#lib/log.ts';

interface StoredEvent extends KubeObject {
  lastTimestamp?: string | null;
  eventTime?: string | null;
}

/** Events live for an hour, as on a real server. */
const ttlMs = 60 * 60 * 1000;
const sweepEveryMs = 5 * 60 * 1000;

/** Deletes Events that nobody needs any more. */
export function createEventExpiry(options: { kube: KubeClient; log: Logger }): Component {
  const { kube, log } = options;
  let timer: NodeJS.Timeout | undefined;

  async function sweep(): Promise<void> {
    const { items } = await kube.list<StoredEvent>(kinds.events);
    const oldestMs = Date.now() - ttlMs;
    for (const { metadata, lastTimestamp, eventTime } of items) {
      const seen = lastTimestamp ?? eventTime ?? metadata.creationTimestamp ?? '';
      if (Date.parse(seen) < oldestMs) {
        await kube.delete(kinds.events, metadata.name, metadata.namespace);
      }
    }
  }

  function sweepAndLog(): void {
    sweep().catch((error: unknown) => log.debug({ error: errorText(error) }, 'events not swept'));
  }

  return {
    name: 'event-expiry',
    async start() {
      sweepAndLog();
      timer = setInterval(sweepAndLog, sweepEveryMs);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
    },
  };
}
