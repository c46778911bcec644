import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject, OwnerReference } from '#lib/domain/kubernetes/kube-object.ts';
import { errorText, MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Logger } from '#lib/log.ts';
import { discoverResources } from '../discover-resources.ts';
import type { OwnerGraph } from './owner-graph.ts';
import { watchKind } from './watch-kind.ts';

export interface FollowedKindsOptions {
  kube: KubeClient;
  log: Logger;
  /** What is known of the objects, to tell which of them a new list leaves out. */
  graph: OwnerGraph;
  put(kind: KindInfo, object: KubeObject): void;
  drop(uid: string): void;
}

export interface FollowedKinds {
  /** Follows all kinds there are. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Looks, a moment later, which kinds have come and gone. */
  rediscoverSoon(): void;
  /** Resolves once every followed kind has been listed: until then nobody knows all dependents. */
  listed(): Promise<void>;
  /** @throws MooringError UNAVAILABLE for a kind that is not served. */
  kindOf(reference: OwnerReference): KindInfo;
}

/** Kinds whose objects own nothing and are owned by nothing that matters. */
const ignored = new Set(['events']);
const rediscoverAfterMs = 30;

/** Watches the objects of every kind the server has, as kinds come and go. */
export function createFollowedKinds(options: FollowedKindsOptions): FollowedKinds {
  const { kube, log, graph, put, drop } = options;
  const watches = new Map<string, { kind: KindInfo; abort: AbortController; done: Promise<void> }>();
  const listing = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;

  async function rediscover(): Promise<void> {
    const served = new Map(
      (await discoverResources(kube))
        .filter(({ plural }) => !ignored.has(plural))
        .map((kind) => [`${kind.group}/${kind.version}/${kind.plural}`, kind]),
    );
    for (const [key, watch] of watches) {
      if (!served.has(key)) {
        watches.delete(key);
        watch.abort.abort();
        dropUnlisted(watch.kind, new Set());
      }
    }
    for (const [key, kind] of served) {
      if (!watches.has(key)) {
        const abort = new AbortController();
        watches.set(key, { kind, abort, done: follow(kind, abort.signal) });
      }
    }
  }

  function dropUnlisted(kind: KindInfo, listedUids: ReadonlySet<string>): void {
    for (const { uid } of graph.ofKind(kind)) {
      if (!listedUids.has(uid)) {
        drop(uid);
      }
    }
  }

  function follow(kind: KindInfo, signal: AbortSignal): Promise<void> {
    const first = Promise.withResolvers<void>();
    const listener = {
      put: (object: KubeObject) => put(kind, object),
      drop: ({ metadata }: KubeObject) => drop(metadata.uid ?? ''),
      listed(uids: ReadonlySet<string>) {
        dropUnlisted(kind, uids);
        first.resolve();
      },
    };
    listing.add(first.promise);
    void first.promise.then(() => listing.delete(first.promise));
    return watchKind({ kube, kind, listener, signal, log }).finally(() => first.resolve());
  }

  function rediscoverSoon(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      rediscover().catch((error: unknown) => {
        log.debug({ error: errorText(error) }, 'discovery failed');
        rediscoverSoon();
      });
    }, rediscoverAfterMs);
  }

  return {
    start: rediscover,
    async stop() {
      clearTimeout(timer);
      for (const { abort } of watches.values()) {
        abort.abort();
      }
      await Promise.all([...watches.values()].map(({ done }) => done));
    },
    rediscoverSoon,
    async listed() {
      await Promise.all(listing);
    },
    kindOf(reference) {
      const group = reference.apiVersion.includes('/') ? (reference.apiVersion.split('/')[0] ?? '') : '';
      for (const { kind } of watches.values()) {
        if (kind.kind === reference.kind && kind.group === group) {
          return kind;
        }
      }
      throw new MooringError(
        'UNAVAILABLE',
        `The kind ${reference.kind} of group "${group}" is not served (yet).`,
      );
    },
  };
}
