'use client';

import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import type { Positions } from './graph-layout.ts';

/** Width of the panel that covers the right of the page, and how far from any edge a node is kept. */
const panelWidthPx = 480;
const gapPx = 32;
const smallestReadableZoom = 0.6;

/** Moves the picture no further than it has to, so that the node that the panel is about is in sight beside it. */
export function useKeepInSight(positions: Positions | undefined, selected: string | undefined): void {
  const flow = useReactFlow();
  const store = useStoreApi();
  const place = selected === undefined ? undefined : positions?.get(selected);
  useEffect(() => {
    if (place === undefined) {
      return;
    }
    const { width, height, domNode } = store.getState();
    const before = flow.getViewport();
    const zoom = Math.max(before.zoom, smallestReadableZoom);
    const right = domNode?.getBoundingClientRect().right ?? window.innerWidth;
    // on a narrow page the panel covers all of it
    const hasRoom = window.innerWidth >= 2 * panelWidthPx;
    const covered = hasRoom ? Math.max(0, right - (window.innerWidth - panelWidthPx)) : 0;
    const next = {
      x: within(before.x, { from: place.x * zoom, size: place.width * zoom, room: width - covered }),
      y: within(before.y, { from: place.y * zoom, size: place.height * zoom, room: height }),
      zoom,
    };
    if (next.x !== before.x || next.y !== before.y || next.zoom !== before.zoom) {
      void flow.setViewport(next);
    }
  }, [flow, store, place]);
}

/** How far the picture is moved in one direction, so that a stretch of it is in the room there is. */
function within(offset: number, { from, size, room }: { from: number; size: number; room: number }): number {
  const most = room - gapPx - size - from;
  const least = gapPx - from;
  return most < least ? least : Math.min(Math.max(offset, least), most);
}
