'use client';

import { useEffect, useRef, useState } from 'react';
import type { BindingGraph } from '#lib/domain/binding-graph-node.ts';
import { layOut, type Positions, structureOf } from './graph-layout.ts';

export interface GraphLayout {
  /** Undefined until the first layout is there. */
  positions: Positions | undefined;
  /** The structure that the positions are for. */
  structure: string;
  failed: boolean;
}

/** Positions for a graph, computed anew only when nodes or edges come or go. Old ones stay until then. */
export function useGraphLayout(graph: BindingGraph): GraphLayout {
  const [layout, setLayout] = useState<GraphLayout>({ positions: undefined, structure: '', failed: false });
  const structure = structureOf(graph);
  const latest = useRef(graph);
  latest.current = graph;

  useEffect(() => {
    let left = false;
    layOut(latest.current).then(
      (positions) => left || setLayout({ positions, structure, failed: false }),
      () => left || setLayout((before) => ({ ...before, failed: true })),
    );
    return () => {
      left = true;
    };
  }, [structure]);

  return layout;
}
