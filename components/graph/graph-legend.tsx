'use client';

import { Panel } from '@xyflow/react';
import { Info } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { StatusIcon } from '#components/ui/status.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { Health } from '#lib/domain/health/health.ts';

const states = [
  ['bad', 'legendBad'],
  ['warn', 'legendWarn'],
  ['busy', 'legendBusy'],
  ['todo', 'legendTodo'],
  ['off', 'legendOff'],
  ['ok', 'legendOk'],
] as const satisfies [Health, string][];

/** What colours, lines and frames of the picture stand for. */
export function GraphLegend() {
  const t = useTexts('graph');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Panel position="bottom-left" className="mb-16! flex flex-col-reverse items-start gap-1">
      <Button
        size="sm"
        aria-expanded={isOpen}
        aria-controls="graph-legend"
        onClick={() => setIsOpen(!isOpen)}
      >
        <Info aria-hidden />
        {t('legend')}
      </Button>
      {isOpen ? (
        <ul
          id="graph-legend"
          aria-label={t('legend')}
          className="grid gap-1 rounded-md border border-line bg-surface px-3 py-2 text-xs shadow-raised"
        >
          {states.map(([health, words]) => (
            <li key={health} className="flex items-center gap-2">
              <StatusIcon health={health} className="size-3.5 animate-none" />
              {t(words)}
            </li>
          ))}
          <Line colour="var(--color-bad)" isDashed words={t('legendBroken')} />
          <Line colour="var(--color-accent)" widthPx={2} words={t('legendChain')} />
          <Line colour="var(--color-line-strong)" widthPx={5} words={t('legendCalls')} />
          <Line colour="var(--color-warn)" widthPx={5} words={t('legendFailed')} />
          <li className="flex items-center gap-2">
            <span aria-hidden className="h-3 w-7 rounded-sm border border-dashed border-line-strong" />
            {t('legendNotThere')}
          </li>
          <li className="flex items-center gap-2">
            <span aria-hidden className="w-7 text-center text-muted">
              +3
            </span>
            {t('legendHidden')}
          </li>
        </ul>
      ) : null}
    </Panel>
  );
}

function Line(props: { colour: string; widthPx?: number; isDashed?: boolean; words: string }) {
  const { colour, widthPx = 1.5, isDashed = false, words } = props;
  return (
    <li className="flex items-center gap-2">
      <svg aria-hidden="true" width="28" height="8">
        <line
          x1="0"
          x2="28"
          y1="4"
          y2="4"
          stroke={colour}
          strokeWidth={widthPx}
          strokeDasharray={isDashed ? '4 3' : 'none'}
        />
      </svg>
      {words}
    </li>
  );
}
