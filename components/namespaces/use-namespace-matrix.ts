'use client';

import { useMemo } from 'react';
import { useFilteredList } from '#components/ui/use-filtered-list.ts';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { useObjects } from '#lib/client/objects.ts';
import { useBindingGraph } from '#lib/client/use-binding-graph.ts';
import type { Application } from '#lib/domain/application/application.ts';
import { mappingMatrix } from '#lib/domain/view/matrix.ts';

function hasText({ metadata, spec }: Application, text: string): boolean {
  return text === '' || `${metadata.name} ${spec?.description ?? ''}`.toLowerCase().includes(text);
}

/** The Applications that the filter shows against the namespaces, kept current; the filters live in the address. */
export function useNamespaceMatrix() {
  const live = useBindingGraph();
  const namespaces = useObjects('namespaces');
  const [system, setSystem] = useUrlParam('system');
  const withSystem = system === 'shown';
  const list = useFilteredList(live.items.applications, hasText);
  const matrix = useMemo(
    () =>
      mappingMatrix({
        applications: list.shown,
        applicationmappings: live.items.applicationmappings,
        namespaces: namespaces.items,
        chains: live.chains,
        withSystem,
      }),
    [list.shown, live.items, live.chains, namespaces.items, withSystem],
  );
  return {
    matrix,
    list,
    /** Whether the namespaces of Kubernetes and Mooring are columns too. */
    withSystem,
    setWithSystem: (shown: boolean) => setSystem(shown ? 'shown' : ''),
    graph: live.graph,
    chains: live.chains,
    loading: {
      noun: 'namespaces',
      isPending: live.isPending || namespaces.isPending,
      error: live.error ?? namespaces.error,
      retry(): void {
        live.retry();
        namespaces.retry();
      },
    },
  };
}
