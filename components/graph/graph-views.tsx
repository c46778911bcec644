'use client';

import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import type { BindingGraph } from '#lib/domain/binding/binding-graph-node.ts';
import type { BindPreset } from '#lib/domain/view/node-actions.ts';
import { GraphCanvas } from './graph-canvas.tsx';
import { GraphTable } from './graph-table.tsx';
import { openNode } from './open-node.ts';

type View = 'graph' | 'table';

export interface GraphViewsProps {
  /** The part that the filters show. */
  graph: BindingGraph;
  /** Another one draws the picture anew, and sees to it that all of it is in sight. */
  filterKey: string;
  /** Id of the node that is open. */
  selected: string | undefined;
  /** A catalog entry was dragged onto a workload. */
  onDrop(preset: BindPreset): void;
  onReset(): void;
}

/** The graph as a picture and as a table. */
export function GraphViews({ graph, filterKey, selected, onDrop, onReset }: GraphViewsProps) {
  const [view, setView] = useUrlParam('view', 'graph');
  const [sort, setSort] = useUrlParam('sort');
  const isEmpty = graph.nodes.length === 0;
  return (
    <Tabs<View>
      label="View"
      value={view === 'table' ? 'table' : 'graph'}
      onChange={setView}
      items={[
        {
          value: 'graph',
          label: 'Graph',
          content: (
            <Card className="h-[calc(100dvh-16rem)] min-h-96 overflow-hidden">
              {isEmpty ? (
                <NoMatch onReset={onReset} />
              ) : (
                <GraphCanvas
                  key={filterKey}
                  graph={graph}
                  selected={selected}
                  onSelect={openNode}
                  onDrop={onDrop}
                />
              )}
            </Card>
          ),
        },
        {
          value: 'table',
          label: 'Table',
          content: (
            <Card className="overflow-x-auto">
              {isEmpty ? (
                <NoMatch onReset={onReset} />
              ) : (
                <GraphTable
                  graph={graph}
                  selected={selected}
                  onSelect={openNode}
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
  return (
    <EmptyState title="Nothing matches" action={<Button onClick={onReset}>Show everything</Button>}>
      No link of a chain fits the filters.
    </EmptyState>
  );
}
