'use client';

import { Cable, Workflow } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useEffect, useMemo, useState } from 'react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ListToolbar } from '#components/ui/list-toolbar.tsx';
import { LoadState } from '#components/ui/load-state.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { unsavedWork } from '#components/unsaved/unsaved-work.ts';
import { loadPart } from '#lib/client/load-part.ts';
import { useBindingGraph } from '#lib/client/use-binding-graph.ts';
import type { GraphNode } from '#lib/domain/binding/binding-graph-node.ts';
import { filterGraph } from '#lib/domain/view/binding-graph-filter.ts';
import type { BindPreset } from '#lib/domain/view/node-actions.ts';
import { withUnboundWorkloads } from '#lib/domain/view/unbound-workloads.ts';
import { ActionHost } from './action-host.tsx';
import { GraphCanvas } from './graph-canvas.tsx';
import { GraphFilters } from './graph-filters.tsx';
import { prepareLayout } from './graph-layout.ts';
import { GraphTable } from './graph-table.tsx';
import { NodePanel } from './node-panel.tsx';
import { openNode } from './open-node.ts';

const BindDialog = dynamic(
  () => loadPart(() => import('#components/bindings/bind-dialog.tsx')).then((module) => module.BindDialog),
  { ssr: false },
);

type View = 'graph' | 'table';

/** The binding graph and its table twin; filters, view and the open node live in the address. */
export function GraphPage() {
  return (
    <ActionHost>
      <Graph />
    </ActionHost>
  );
}

function Graph() {
  const live = useBindingGraph();
  const [application, setApplication] = useUrlParam('application');
  const [namespace, setNamespace] = useUrlParam('namespace');
  const [show, setShow] = useUrlParam('show');
  const [workloads, setWorkloads] = useUrlParam('workloads');
  const [dropped, setDropped] = useState<BindPreset>();
  const [view, setView] = useUrlParam('view', 'graph');
  const [sort, setSort] = useUrlParam('sort');
  const [open] = useUrlParam('node');

  const graph = useMemo(() => {
    const filtered = filterGraph(live.graph, {
      application: application === '' ? undefined : application,
      namespace: namespace === '' ? undefined : namespace,
      problemsOnly: show === 'problems',
    });
    return workloads === 'all' ? withUnboundWorkloads(filtered, live.items) : filtered;
  }, [live.graph, live.items, application, namespace, show, workloads]);
  useEffect(prepareLayout, []);
  const names = useMemo(() => namesOf(live.graph.nodes), [live.graph]);
  const node = useKeptNode([...live.graph.nodes, ...graph.nodes], open);
  const selected = node?.id;
  const bad = graph.nodes.filter(({ health }) => health.status === 'bad').length;

  return (
    <>
      <PageHeader
        title="Binding graph"
        description="From each application to the pods that use it, as it is now."
      />
      <ListToolbar
        count={live.isPending ? '' : `${graph.nodes.length} links, ${bad === 0 ? 'none' : bad} broken`}
      >
        <GraphFilters
          {...names}
          application={application}
          namespace={namespace}
          problemsOnly={show === 'problems'}
          unboundShown={workloads === 'all'}
          onUnbound={(shown) => setWorkloads(shown ? 'all' : '')}
          onApplication={setApplication}
          onNamespace={setNamespace}
          onProblemsOnly={(only) => setShow(only ? 'problems' : '')}
        />
      </ListToolbar>
      <LoadState noun="binding graph" isPending={live.isPending} error={live.error} onRetry={live.retry}>
        {live.graph.nodes.length === 0 ? (
          <Card>
            <EmptyState
              icon={Workflow}
              title="Nothing is connected yet"
              action={
                <Link href="/connect" prefetch={false} className={buttonClass('primary')}>
                  <Cable aria-hidden />
                  Connect an application
                </Link>
              }
            >
              Connect an application and bind one of its services: the chain appears here while it comes up.
            </EmptyState>
          </Card>
        ) : (
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
                    {graph.nodes.length === 0 ? (
                      <NoMatch onReset={resetFilters} />
                    ) : (
                      <GraphCanvas
                        key={`${application} ${namespace} ${show} ${workloads}`}
                        graph={graph}
                        selected={selected}
                        onSelect={openNode}
                        onDrop={setDropped}
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
                    {graph.nodes.length === 0 ? (
                      <NoMatch onReset={resetFilters} />
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
        )}
      </LoadState>
      {dropped === undefined ? null : <BindDialog preset={dropped} onClose={() => setDropped(undefined)} />}
      {node === undefined ? null : (
        <NodePanel
          key={node.id}
          node={node}
          graph={live.graph}
          onSelect={openNode}
          onClose={() => openNode('')}
        />
      )}
    </>
  );

  function resetFilters(): void {
    setApplication('');
    setNamespace('');
    setShow('');
    setWorkloads('');
  }
}

/** The node of an id; one that is deleted stays while somebody writes about it. */
function useKeptNode(nodes: readonly GraphNode[], id: string): GraphNode | undefined {
  const found = nodes.find((node) => node.id === id);
  const [last, setLast] = useState(found);
  if (found !== undefined && found !== last) {
    setLast(found);
  }
  return found ?? (last?.id === id && unsavedWork.has() ? last : undefined);
}

function namesOf(nodes: readonly { kind: string; name: string; namespace?: string }[]) {
  const applications = nodes.filter(({ kind }) => kind === 'application').map(({ name }) => name);
  const namespaces = new Set(nodes.flatMap(({ namespace }) => namespace ?? []));
  return { applications: applications.sort(), namespaces: [...namespaces].sort() };
}

function NoMatch({ onReset }: { onReset(): void }) {
  return (
    <EmptyState title="Nothing matches" action={<Button onClick={onReset}>Show everything</Button>}>
      No link of a chain fits the filters.
    </EmptyState>
  );
}
