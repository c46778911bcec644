'use client';

import { MiniMap } from '@xyflow/react';
import type { Health } from '#lib/domain/health/health.ts';
import type { CanvasNode } from './canvas-elements.ts';

const fills: Record<Health, string> = {
  ok: 'var(--color-ok)',
  busy: 'var(--color-accent)',
  warn: 'var(--color-warn)',
  bad: 'var(--color-bad)',
  off: 'var(--color-muted)',
  todo: 'var(--color-muted)',
};

function fillOf(node: CanvasNode): string {
  return node.type === 'fold' ? 'var(--color-line)' : fills[node.data.node.health.status];
}

/** The whole picture in the corner, to see where one is and to go elsewhere. */
export function GraphMap() {
  return (
    <MiniMap<CanvasNode>
      ariaLabel="Map of the whole graph"
      position="bottom-right"
      pannable
      zoomable
      nodeColor={fillOf}
      nodeStrokeWidth={0}
      bgColor="var(--color-surface)"
      maskColor="var(--color-veil)"
      className="max-sm:hidden!"
      style={{
        width: 180,
        height: 130,
        border: '1px solid var(--color-line)',
        borderRadius: 6,
        overflow: 'hidden',
      }}
    />
  );
}
