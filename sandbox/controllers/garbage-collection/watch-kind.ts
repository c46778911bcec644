import { setTimeout as delay } from 'node:timers/promises';
import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { errorText, isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { watchEvents } from '#lib/k8s/watch.ts';
import type { Logger } from '#lib/log.ts';

export interface KindListener {
  put(object: KubeObject): void;
  drop(object: KubeObject): void;
  /** After each complete list, with the uids that are in it. */
  listed(uids: ReadonlySet<string>): void;
}

const retryMs = 200;
const pageSize = 500;

/** Tells `listener` of every object of one kind without keeping any, until `signal` aborts or the kind is gone. */
export async function watchKind(options: {
  kube: KubeClient;
  kind: KindInfo;
  listener: KindListener;
  signal: AbortSignal;
  log: Logger;
}): Promise<void> {
  const { kube, kind, listener, signal, log } = options;
  let revision: string | undefined;

  async function follow(): Promise<void> {
    revision ??= await listAll(kube, kind, listener);
    const from = { resourceVersion: revision, signal };
    for await (const event of watchEvents<KubeObject>(kube.connection, kind, from)) {
      revision = event.object.metadata.resourceVersion ?? revision;
      if (event.type === 'DELETED') {
        listener.drop(event.object);
      } else if (event.type !== 'BOOKMARK') {
        listener.put(event.object);
      }
    }
  }

  while (!signal.aborted) {
    try {
      await follow();
    } catch (error) {
      if (signal.aborted || isMooringError(error, 'NOT_FOUND')) {
        return;
      }
      if (isMooringError(error, 'GONE')) {
        revision = undefined;
        continue;
      }
      log.debug({ kind: kind.plural, error: errorText(error) }, 'garbage collector lost its watch');
      await delay(retryMs, undefined, { signal }).catch(() => undefined);
    }
  }
}

async function listAll(kube: KubeClient, kind: KindInfo, listener: KindListener): Promise<string> {
  const uids = new Set<string>();
  let from: string | undefined;
  for (;;) {
    const page = await kube.list<KubeObject>(kind, {
      limit: pageSize,
      ...(from === undefined ? {} : { continue: from }),
    });
    for (const item of page.items) {
      uids.add(item.metadata.uid ?? '');
      listener.put(item);
    }
    from = page.metadata.continue || undefined;
    if (from === undefined) {
      listener.listed(uids);
      return page.metadata.resourceVersion;
    }
  }
}
