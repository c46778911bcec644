'use client';

import { Panel, type ReactFlowState, useReactFlow, useStore } from '@xyflow/react';
import { type PointerEvent, useMemo } from 'react';
import { useTexts } from '#lib/client/texts.tsx';
import type { Health } from '#lib/domain/health/health.ts';
import type { GraphPicture, Positions } from './graph-layout.ts';
import { mapShapes } from './map-shapes.ts';

const fills: Record<Health | 'fold', string> = {
  ok: 'var(--color-ok)',
  busy: 'var(--color-accent)',
  warn: 'var(--color-warn)',
  bad: 'var(--color-bad)',
  off: 'var(--color-muted)',
  todo: 'var(--color-muted)',
  fold: 'var(--color-line)',
};

const widthPx = 180;
const heightPx = 130;

const transformOf = ({ transform }: ReactFlowState) => transform;
const widthOf = ({ width }: ReactFlowState) => width;
const heightOf = ({ height }: ReactFlowState) => height;

/** The whole picture in the corner, to see where one is and to go elsewhere by pointer. */
export function GraphMap({ picture, positions }: { picture: GraphPicture; positions: Positions }) {
  const t = useTexts('graph');
  const flow = useReactFlow();
  const [x, y, zoom] = useStore(transformOf);
  const [width, height] = [useStore(widthOf), useStore(heightOf)];
  const shapes = useMemo(() => mapShapes(picture, positions), [picture, positions]);

  function goTo({ currentTarget, clientX, clientY, buttons }: PointerEvent<SVGSVGElement>): void {
    const matrix = currentTarget.getScreenCTM();
    if (buttons === 1 && matrix !== null) {
      const point = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
      void flow.setCenter(point.x, point.y, { zoom: flow.getZoom() });
    }
  }

  return (
    <Panel
      position="bottom-right"
      className="overflow-hidden rounded-md border border-line bg-surface shadow-raised max-sm:hidden!"
    >
      <svg
        role="img"
        aria-label={t('map')}
        width={widthPx}
        height={heightPx}
        viewBox={`0 0 ${shapes.width} ${shapes.height}`}
        className="block cursor-crosshair touch-none"
        onPointerDown={goTo}
        onPointerMove={goTo}
      >
        {shapes.paths.map(({ state, path }) => (
          <path key={state} d={path} fill={fills[state]} />
        ))}
        <rect
          x={-x / zoom}
          y={-y / zoom}
          width={width / zoom}
          height={height / zoom}
          fill="var(--color-accent)"
          fillOpacity={0.12}
          stroke="var(--color-accent)"
          strokeWidth={2}
          vectorEffect="non-scaling-stroke"
        />
      </svg>
    </Panel>
  );
}
