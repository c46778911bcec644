'use client';

import { useReactFlow } from '@xyflow/react';
import { useEffect } from 'react';
import type { Positions } from './graph-layout.ts';
import { nodeWidth } from './node-size.ts';

/** Width of the panel that covers the right of the page, and how far from it a node is kept. */
const panelWidthPx = 480;
const gapPx = 48;

/** Moves the picture to the left where the panel would cover the node it is about. */
export function useKeepInSight(positions: Positions | undefined, selected: string | undefined): void {
  const flow = useReactFlow();
  const position = selected === undefined ? undefined : positions?.get(selected);
  useEffect(() => {
    if (position === undefined || window.innerWidth < 2 * panelWidthPx) {
      return;
    }
    const { x, y, zoom } = flow.getViewport();
    const right = flow.flowToScreenPosition({ x: position.x + nodeWidth, y: position.y }).x;
    const covered = right - (window.innerWidth - panelWidthPx - gapPx);
    if (covered > 0) {
      void flow.setViewport({ x: x - covered, y, zoom });
    }
  }, [flow, position]);
}
