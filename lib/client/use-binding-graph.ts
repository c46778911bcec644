'use client';

import { useMemo } from 'react';
import { callsByService, type SeenCalls } from '#lib/domain/application/seen-calls.ts';
import { buildBindingGraph } from '#lib/domain/binding/binding-graph.ts';
import type { BindingGraph } from '#lib/domain/binding/binding-graph-node.ts';
import { type Chains, createChains } from '#lib/domain/binding/chain.ts';
import { joinedKinds } from '#lib/domain/binding/joined-objects.ts';
import { objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import type { ApiError } from './api.ts';
import { type ObjectsByKind, useObjects, useObjectsByKind } from './objects.ts';
import { useSeenCalls } from './seen-calls.ts';

const graphKinds = [...joinedKinds, 'servicebrokers'] as const;

export interface LiveBindingGraph {
  graph: BindingGraph;
  chains: Chains;
  /** What the gateway was called for, undefined where it does not say. */
  calls: SeenCalls | undefined;
  items: ObjectsByKind<(typeof graphKinds)[number]>['items'];
  isPending: boolean;
  /** The first failure to load a kind; the graph then lacks that kind. */
  error: ApiError | null;
  /** Loads what failed again. */
  retry(): void;
}

/** The whole chain of all Applications, kept current. */
export function useBindingGraph(): LiveBindingGraph {
  const { items, isPending, error, retry } = useObjectsByKind(graphKinds);
  const secrets = useObjects('secrets');
  const { items: skippedvariables } = useObjects('skippedvariables');
  const calls = useSeenCalls();
  // Secrets may be withheld from the console: then nothing is said about them
  const secretsKnown = !secrets.isPending && secrets.error === null;

  const graph = useMemo(
    () =>
      buildBindingGraph({
        ...items,
        skippedvariables,
        ...(secretsKnown
          ? { secrets: new Map(secrets.items.map((secret) => [objectKey(secret), secret])) }
          : {}),
        ...(calls === undefined ? {} : { calls: callsByService(calls) }),
      }),
    [items, skippedvariables, secretsKnown, secrets.items, calls],
  );
  const chains = useMemo(() => createChains(graph), [graph]);
  return { graph, chains, calls, items, isPending, error, retry };
}
