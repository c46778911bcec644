'use client';

import { useEffect, useRef, useState } from 'react';
import { type GraphPicture, type LayoutCache, layOut, type Positions, structureOf } from './graph-layout.ts';
import { usePointerRest } from './use-pointer-rest.ts';

export interface GraphLayout {
  /** Undefined until the first layout is there. */
  positions: Positions | undefined;
  failed: boolean;
}

/**
 * Positions for a picture, computed anew only when nodes or edges come or go. Old ones stay until then, and as long as somebody
 * presses what is at one of them.
 */
export function useGraphLayout(picture: GraphPicture): GraphLayout {
  const [layout, setLayout] = useState<GraphLayout>({ positions: undefined, failed: false });
  const structure = structureOf(picture);
  const latest = useRef(picture);
  const cache = useRef<LayoutCache>(new Map());
  const pointerRest = usePointerRest();
  latest.current = picture;

  // biome-ignore lint/correctness/useExhaustiveDependencies: the structure says when the picture has to be laid out anew
  useEffect(() => {
    let left = false;
    layOut(latest.current, cache.current).then(
      async (positions) => {
        await pointerRest();
        return left || setLayout({ positions, failed: false });
      },
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
