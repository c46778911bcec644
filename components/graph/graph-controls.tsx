'use client';

import { Panel, useReactFlow } from '@xyflow/react';
import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { IconButton } from '#components/ui/button.tsx';

/** Zoom and fit, as buttons of the console. */
export function GraphControls() {
  const flow = useReactFlow();
  return (
    <Panel
      position="bottom-left"
      className="flex gap-0.5 rounded-md border border-line bg-surface p-0.5 shadow-raised"
    >
      <IconButton label="Zoom in" onClick={() => void flow.zoomIn()}>
        <ZoomIn />
      </IconButton>
      <IconButton label="Zoom out" onClick={() => void flow.zoomOut()}>
        <ZoomOut />
      </IconButton>
      <IconButton label="Show all" onClick={() => void flow.fitView({ padding: 0.06, maxZoom: 1 })}>
        <Maximize />
      </IconButton>
    </Panel>
  );
}
