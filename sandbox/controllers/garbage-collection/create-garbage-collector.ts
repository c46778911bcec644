import type { Component } from '#lib/component.ts';
import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { errorText } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Informer } from '#lib/k8s/informer.ts';
import { createWorkQueue } from '#lib/k8s/work-queue.ts';
import type { Logger } from '#lib/log.ts';
import { collectObject } from './collect-object.ts';
import { createFollowedKinds } from './followed-kinds.ts';
import { createOwnerGraph, type GraphNode, isForeground, isWaiting } from './owner-graph.ts';

export interface GarbageCollectorOptions {
  kube: KubeClient;
  log: Logger;
  /** Tells when kinds come and go. */
  definitions: Informer<KubeObject>;
}

/** Deletes what has lost its owners, and finishes foreground and orphaning deletions. */
export function createGarbageCollector(options: GarbageCollectorOptions): Component {
  const { kube, log, definitions } = options;
  const graph = createOwnerGraph();
  const queue = createWorkQueue({
    work,
    onError: (uid, error) => log.debug({ uid, error: errorText(error) }, 'garbage collection failed'),
  });
  const kinds = createFollowedKinds({ kube, log, graph, put, drop });
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
    await kinds.listed();
    const node = graph.get(uid);
    if (node !== undefined) {
      add(await collectObject({ kube, log, graph, kindOf: kinds.kindOf }, node));
    }
  }

  return {
    name: 'garbage-collector',
    async start() {
      await kinds.start();
      leave = definitions.subscribe(kinds.rediscoverSoon);
    },
    async stop() {
      leave?.();
      await kinds.stop();
      await queue.stop();
    },
  };
}
