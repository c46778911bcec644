'use client';

import { Checkbox } from '#components/ui/checkbox.tsx';
import { NameFilter } from '#components/ui/name-filter.tsx';
import { NamespaceFilter } from '#components/ui/namespace-filter.tsx';
import type { GraphFilterChoice } from './use-graph-filters.ts';

export interface GraphFiltersProps {
  filters: GraphFilterChoice;
  /** Names to choose from. */
  applications: readonly string[];
  namespaces: readonly string[];
}

/** Which part of the graph is shown; the choice lives in the address. */
export function GraphFilters({ filters, applications, namespaces }: GraphFiltersProps) {
  return (
    <>
      <NameFilter
        label="Application"
        all="All applications"
        names={applications}
        value={filters.application}
        onChange={filters.setApplication}
      />
      <NamespaceFilter names={namespaces} value={filters.namespace} onChange={filters.setNamespace} />
      <Checkbox
        label="Problems only"
        checked={filters.problemsOnly}
        onChange={(event) => filters.setProblemsOnly(event.target.checked)}
      />
      <Checkbox
        label="Unbound workloads"
        title="Workloads to drag a catalog entry to"
        checked={filters.unboundShown}
        onChange={(event) => filters.setUnboundShown(event.target.checked)}
      />
    </>
  );
}
