'use client';

import { Panel, useReactFlow } from '@xyflow/react';
import { Download, Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '#components/ui/button.tsx';
import { Menu, MenuItem } from '#components/ui/menu.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import type { GraphPicture, Positions } from './graph-layout.ts';
import { savePicture } from './save-picture.ts';

export interface GraphControlsProps {
  picture: GraphPicture;
  positions: Positions;
}

/** Zoom, fit and export, as buttons of the console. */
export function GraphControls({ picture, positions }: GraphControlsProps) {
  const t = useTexts('graph');
  const tell = useTell();
  const flow = useReactFlow();

  const [hasFailed, setHasFailed] = useState(false);

  function save(format: 'svg' | 'png'): void {
    setHasFailed(false);
    savePicture({ picture, positions, tell }, format).catch(() => setHasFailed(true));
  }

  return (
    <Panel position="bottom-left" className="grid justify-items-start gap-2">
      {hasFailed ? <Notice look="bad" title={t('notSaved')} /> : null}
      <div className="flex gap-0.5 rounded-md border border-line bg-surface p-0.5 shadow-raised">
        <IconButton label={t('zoomIn')} onClick={() => void flow.zoomIn()}>
          <ZoomIn />
        </IconButton>
        <IconButton label={t('zoomOut')} onClick={() => void flow.zoomOut()}>
          <ZoomOut />
        </IconButton>
        <IconButton label={t('showAll')} onClick={() => void flow.fitView({ padding: 0.06, maxZoom: 1 })}>
          <Maximize />
        </IconButton>
        <Menu
          align="start"
          trigger={
            <IconButton label={t('savePicture')}>
              <Download />
            </IconButton>
          }
        >
          <MenuItem onSelect={() => save('svg')}>{t('asSvg')}</MenuItem>
          <MenuItem onSelect={() => save('png')}>{t('asPng')}</MenuItem>
        </Menu>
      </div>
    </Panel>
  );
}
