'use client';

import dynamic from 'next/dynamic';
import { useEffect, useMemo, useState } from 'react';
import { ListToolbar } from '#components/ui/list-toolbar.tsx';
import { LoadState } from '#components/ui/load-state.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { loadPart } from '#lib/client/load-part.ts';
import { useBindingGraph } from '#lib/client/use-binding-graph.ts';
import { filterGraph } from '#lib/domain/view/binding-graph-filter.ts';
import type { BindPreset } from '#lib/domain/view/node-actions.ts';
import { withUnboundWorkloads } from '#lib/domain/view/unbound-workloads.ts';
import { ActionHost } from './action-host.tsx';
import { GraphFilters } from './graph-filters.tsx';
import { prepareLayout } from './graph-layout.ts';
import { GraphViews } from './graph-views.tsx';
import { NodePanel } from './node-panel.tsx';
import { NothingConnected } from './nothing-connected.tsx';
import { openNode } from './open-node.ts';
import { useGraphFilters } from './use-graph-filters.ts';
import { useKeptNode } from './use-kept-node.ts';

const BindDialog = dynamic(
  () => loadPart(() => import('#components/bindings/bind-dialog.tsx')).then((module) => module.BindDialog),
  { ssr: false },
);

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
  const filters = useGraphFilters();
  const { application, namespace, problemsOnly, unboundShown } = filters;
  const [dropped, setDropped] = useState<BindPreset>();
  const [open] = useUrlParam('node');

  const graph = useMemo(() => {
    const filtered = filterGraph(live.graph, {
      application: application === '' ? undefined : application,
      namespace: namespace === '' ? undefined : namespace,
      problemsOnly,
    });
    return unboundShown ? withUnboundWorkloads(filtered, live.items) : filtered;
  }, [live.graph, live.items, application, namespace, problemsOnly, unboundShown]);
  useEffect(prepareLayout, []);
  const names = useMemo(() => namesOf(live.graph.nodes), [live.graph]);
  const node = useKeptNode([...live.graph.nodes, ...graph.nodes], open);
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
        <GraphFilters filters={filters} {...names} />
      </ListToolbar>
      <LoadState noun="binding graph" isPending={live.isPending} error={live.error} onRetry={live.retry}>
        {live.graph.nodes.length === 0 ? (
          <NothingConnected />
        ) : (
          <GraphViews
            graph={graph}
            filterKey={filters.key}
            selected={node?.id}
            onDrop={setDropped}
            onReset={filters.reset}
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
}

function namesOf(nodes: readonly { kind: string; name: string; namespace?: string }[]) {
  const applications = nodes.filter(({ kind }) => kind === 'application').map(({ name }) => name);
  const namespaces = new Set(nodes.flatMap(({ namespace }) => namespace ?? []));
  return { applications: applications.sort(), namespaces: [...namespaces].sort() };
}
