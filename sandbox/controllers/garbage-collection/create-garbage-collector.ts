import type { Component } from '#lib/component.ts';
import type { KindInfo } from '#lib/domain/kinds.ts';
import type { KubeObject, OwnerReference } from '#lib/domain/kube-object.ts';
import { errorText, isMooringError, MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Informer } from '#lib/k8s/informer.ts';
import { createWorkQueue } from '#lib/k8s/work-queue.ts';
import type { Logger } from '#lib/log.ts';
import { discoverResources } from '../discover-resources.ts';
import { blocks, decideCollection, type OwnerState } from './decide-collection.ts';
import { createOwnerGraph, foregroundFinalizer, type GraphNode, orphanFinalizer } from './owner-graph.ts';
import { watchKind } from './watch-kind.ts';

export interface GarbageCollectorOptions {
  kube: KubeClient;
  log: Logger;
  /** Tells when kinds come and go. */
  definitions: Informer<KubeObject>;
}

/** Kinds whose objects own nothing and are owned by nothing that matters. */
const ignored = new Set(['events']);
const rediscoverAfterMs = 30;

/** Deletes what has lost its owners, and finishes foreground and orphaning deletions. */
export function createGarbageCollector(options: GarbageCollectorOptions): Component {
  const { kube, log, definitions } = options;
  const graph = createOwnerGraph();
  const watches = new Map<string, { kind: KindInfo; abort: AbortController; done: Promise<void> }>();
  const queue = createWorkQueue({
    work,
    onError: (uid, error) => log.debug({ uid, error: errorText(error) }, 'garbage collection failed'),
  });
  /** First lists that are not in yet: until then nobody knows all dependents. */
  const listing = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let leave: (() => void) | undefined;

  function add(nodes: readonly GraphNode[]): void {
    for (const { uid } of nodes) {
      queue.add(uid);
    }
  }

  function put(kind: KindInfo, object: KubeObject): void {
    const before = graph.get(object.metadata.uid ?? '');
    const node = graph.put(kind, object);
    if (node.owners.length > 0 || isWaiting(node)) {
      queue.add(node.uid);
    }
    if (isForeground(node) && (before === undefined || !isForeground(before))) {
      add(graph.dependentsOf(node.uid));
    }
    // what no longer points at its owner no longer holds it up
    for (const { uid } of before?.owners ?? []) {
      if (!node.owners.some((owner) => owner.uid === uid)) {
        queue.add(uid);
      }
    }
  }

  function drop(uid: string): void {
    const node = graph.remove(uid);
    add(graph.dependentsOf(uid));
    for (const owner of node?.owners ?? []) {
      queue.add(owner.uid);
    }
  }

  async function work(uid: string): Promise<void> {
    await Promise.all(listing);
    const node = graph.get(uid);
    if (node === undefined) {
      return;
    }
    if (node.deleting && node.finalizers.includes(orphanFinalizer)) {
      await orphan(node);
    } else if (isForeground(node)) {
      await finishForeground(node);
    } else {
      await collect(node);
    }
  }

  async function orphan(node: GraphNode): Promise<void> {
    for (const dependent of graph.dependentsOf(node.uid)) {
      await dropReferences(dependent, [node.uid]);
    }
    await dropFinalizer(node, orphanFinalizer);
  }

  async function finishForeground(node: GraphNode): Promise<void> {
    const blocking = graph.dependentsOf(node.uid).filter((dependent) => blocks(dependent, node.uid));
    if (blocking.length === 0) {
      await dropFinalizer(node, foregroundFinalizer);
      return;
    }
    add(blocking.filter((dependent) => !dependent.deleting));
  }

  async function collect(node: GraphNode): Promise<void> {
    const owners = await Promise.all(
      node.owners.map(async (reference) => ({ reference, state: await stateOf(node, reference) })),
    );
    const step = decideCollection(node, owners, graph.dependentsOf(node.uid).length > 0);
    if (step.type === 'drop-references') {
      await dropReferences(node, step.uids);
    } else if (step.type === 'delete') {
      log.debug(
        { kind: node.kind.plural, name: node.name, policy: step.policy },
        'deleting what has lost its owner',
      );
      await kube.delete(node.kind, node.name, node.namespace, {
        propagationPolicy: step.policy,
        preconditions: { uid: node.uid },
      });
    }
  }

  async function stateOf(node: GraphNode, reference: OwnerReference): Promise<OwnerState> {
    const known = graph.get(reference.uid);
    if (known !== undefined && (known.namespace === undefined || known.namespace === node.namespace)) {
      return isForeground(known) ? 'waiting' : 'present';
    }
    const kind = kindOf(reference);
    if (kind.namespaced && node.namespace === undefined) {
      // no cluster-scoped object can be owned by one in a namespace: leave it alone
      return 'present';
    }
    const owner = await kube.find<KubeObject>(
      kind,
      reference.name,
      kind.namespaced ? node.namespace : undefined,
    );
    return owner?.metadata.uid === reference.uid ? 'present' : 'absent';
  }

  function kindOf(reference: OwnerReference): KindInfo {
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
  }

  async function dropReferences(node: GraphNode, uids: readonly string[]): Promise<void> {
    await change(node, ({ ownerReferences = [] }) => {
      const kept = ownerReferences.filter(({ uid }) => !uids.includes(uid));
      return kept.length === ownerReferences.length ? undefined : { ownerReferences: kept };
    });
  }

  async function dropFinalizer(node: GraphNode, finalizer: string): Promise<void> {
    await change(node, ({ finalizers = [] }) =>
      finalizers.includes(finalizer)
        ? { finalizers: finalizers.filter((name) => name !== finalizer) }
        : undefined,
    );
  }

  /** Patches the metadata of the object as it is on the server now; a newer one in its place is left alone. */
  async function change(
    node: GraphNode,
    decide: (metadata: KubeObject['metadata']) => object | undefined,
  ): Promise<void> {
    const current = await kube.find<KubeObject>(node.kind, node.name, node.namespace);
    if (current === undefined || current.metadata.uid !== node.uid) {
      return;
    }
    const changed = decide(current.metadata);
    if (changed === undefined) {
      return;
    }
    const { uid, resourceVersion } = current.metadata;
    try {
      await kube.patch(node.kind, node, 'merge', { metadata: { ...changed, uid, resourceVersion } });
    } catch (error) {
      if (!isMooringError(error, 'NOT_FOUND')) {
        throw error;
      }
    }
  }

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
        for (const { uid } of graph.ofKind(watch.kind)) {
          drop(uid);
        }
      }
    }
    for (const [key, kind] of served) {
      if (!watches.has(key)) {
        const abort = new AbortController();
        watches.set(key, { kind, abort, done: follow(kind, abort.signal) });
      }
    }
  }

  function follow(kind: KindInfo, signal: AbortSignal): Promise<void> {
    const first = Promise.withResolvers<void>();
    const listener = {
      put: (object: KubeObject) => put(kind, object),
      drop: ({ metadata }: KubeObject) => drop(metadata.uid ?? ''),
      listed(uids: ReadonlySet<string>) {
        for (const { uid } of graph.ofKind(kind)) {
          if (!uids.has(uid)) {
            drop(uid);
          }
        }
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
    name: 'garbage-collector',
    async start() {
      await rediscover();
      leave = definitions.subscribe(rediscoverSoon);
    },
    async stop() {
      leave?.();
      clearTimeout(timer);
      for (const { abort } of watches.values()) {
        abort.abort();
      }
      await Promise.all([...watches.values()].map(({ done }) => done));
      await queue.stop();
    },
  };
}

function isForeground(node: GraphNode): boolean {
  return node.deleting && node.finalizers.includes(foregroundFinalizer);
}

function isWaiting(node: GraphNode): boolean {
  return node.deleting && (isForeground(node) || node.finalizers.includes(orphanFinalizer));
}
