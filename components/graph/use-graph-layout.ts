'use client';

import { useEffect, useRef, useState } from 'react';
import type { BindingGraph } from '#lib/domain/binding/binding-graph-node.ts';
import { type LayoutCache, layOut, type Positions, structureOf } from './graph-layout.ts';

export interface GraphLayout {
  /** Undefined until the first layout is there. */
  positions: Positions | undefined;
  failed: boolean;
}

/** Positions for a graph, computed anew only when nodes or edges come or go. Old ones stay until then. */
export function useGraphLayout(graph: BindingGraph): GraphLayout {
  const [layout, setLayout] = useState<GraphLayout>({ positions: undefined, failed: false });
  const structure = structureOf(graph);
  const latest = useRef(graph);
  const cache = useRef<LayoutCache>(new Map());
  latest.current = graph;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the structure says when the graph has to be laid out anew
  useEffect(() => {
    let left = false;
    layOut(latest.current, cache.current).then(
      (positions) => left || setLayout({ positions, failed: false }),
      () => {
        cache.current.clear();
        return left || setLayout((before) => ({ ...before, failed: true }));
      },
    );
    return () => {
      left = true;
    };
  }, [structure]);

  return layout;
}
