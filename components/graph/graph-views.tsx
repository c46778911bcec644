'use client';

import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { BindPreset } from '#lib/domain/view/node-actions.ts';
import { GraphCanvas } from './graph-canvas.tsx';
import type { GraphPicture } from './graph-layout.ts';
import { GraphTable } from './graph-table.tsx';
import { openNode } from './open-node.ts';

type View = 'graph' | 'table';

export interface GraphViewsProps {
  /** The part that the filters show. */
  picture: GraphPicture;
  /** Another one shows the picture from its start. */
  filterKey: string;
  /** Id of the node that is open. */
  selected: string | undefined;
  onToggleFold(id: string): void;
  /** A catalog entry was dragged onto a workload. */
  onDrop(preset: BindPreset): void;
  onReset(): void;
}

/** The graph as a picture and as a table. */
export function GraphViews(props: GraphViewsProps) {
  const { picture, filterKey, selected, onToggleFold, onDrop, onReset } = props;
  const t = useTexts('graph');
  const [view, setView] = useUrlParam('view', 'graph');
  const [sort, setSort] = useUrlParam('sort');
  const isEmpty = picture.blocks.length === 0;
  return (
    <Tabs<View>
      label={t('view')}
      value={view === 'table' ? 'table' : 'graph'}
      onChange={setView}
      items={[
        {
          value: 'graph',
          label: t('viewGraph'),
          content: (
            <Card className="h-[calc(100dvh-20rem)] min-h-96 overflow-hidden">
              {isEmpty ? (
                <NoMatch onReset={onReset} />
              ) : (
                <GraphCanvas
                  picture={picture}
                  filterKey={filterKey}
                  selected={selected}
                  onSelect={openNode}
                  onToggleFold={onToggleFold}
                  onDrop={onDrop}
                />
              )}
            </Card>
          ),
        },
        {
          value: 'table',
          label: t('viewTable'),
          content: (
            <Card className="overflow-x-auto">
              {isEmpty ? (
                <NoMatch onReset={onReset} />
              ) : (
                <GraphTable
                  picture={picture}
                  selected={selected}
                  onSelect={openNode}
                  onToggleFold={onToggleFold}
                  sort={sort}
                  onSort={setSort}
                />
              )}
            </Card>
          ),
        },
      ]}
    />
  );
}

function NoMatch({ onReset }: { onReset(): void }) {
  const t = useTexts('graph');
  return (
    <EmptyState title={t('nothingMatches')} action={<Button onClick={onReset}>{t('showEverything')}</Button>}>
      {t('nothingMatchesAbout')}
    </EmptyState>
  );
}
