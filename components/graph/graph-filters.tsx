'use client';

import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { NameFilter } from '#components/ui/name-filter.tsx';
import { SearchInput } from '#components/ui/search-input.tsx';
import { Select } from '#components/ui/select.tsx';
import type { GraphFold } from '#lib/domain/view/graph-folds.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import type { GraphFilterChoice } from './use-graph-filters.ts';

export interface GraphFiltersProps {
  filters: GraphFilterChoice;
  /** Has the names to choose from; undefined until it is there. */
  graph: ViewAnswer<'graph'> | undefined;
  /** Goes to the next link that has the searched text in its name. */
  onNextMatch(): void;
}

/** "All applications", or how many of them cannot be chosen here. */
function allOf(noun: string, names: readonly string[], count: number): string {
  return names.length < count
    ? `All ${noun} (${names.length} of ${count} listed: search by name)`
    : `All ${noun}`;
}

/** Which part of the graph is shown; the choice lives in the address. */
export function GraphFilters({ filters, graph, onNextMatch }: GraphFiltersProps) {
  const { applications = [], applicationCount = 0, namespaces = [], namespaceCount = 0 } = graph ?? {};
  return (
    <>
      <SearchInput
        label="Search the graph"
        title="Enter goes to the next match"
        value={filters.text}
        onChange={filters.setText}
        onKeyDown={({ key }) => (key === 'Enter' ? onNextMatch() : undefined)}
      />
      <NameFilter
        label="Application"
        all={allOf('applications', applications, applicationCount)}
        names={applications}
        value={filters.application}
        onChange={filters.setApplication}
      />
      <NameFilter
        label="Namespace"
        all={allOf('namespaces', namespaces, namespaceCount)}
        names={namespaces}
        value={filters.namespace}
        onChange={filters.setNamespace}
      />
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
      <Select
        aria-label="Healthy chains"
        value={filters.fold}
        onChange={(event) => filters.setFold(event.target.value)}
        className="w-full sm:w-56 [&_select]:h-8"
      >
        {folds.map(([fold, words]) => (
          <option key={fold} value={fold}>
            {words}
          </option>
        ))}
      </Select>
    </>
  );
}

const folds: readonly (readonly [GraphFold, string])[] = [
  ['namespace', 'Healthy: by namespace'],
  ['application', 'Healthy: by application'],
  ['none', 'Healthy: all chains'],
];

export interface FocusBarProps {
  filters: GraphFilterChoice;
  /** What the focus goes by; undefined where there is no such link. */
  subject: string | undefined;
}

/** Stands in place of the filters while only one link's chain is shown. */
export function FocusBar({ filters, subject }: FocusBarProps) {
  return (
    <>
      <p className="min-w-0 font-medium break-words">
        {subject === undefined ? 'The link in focus is not there' : `Only the chain of ${subject}`}
      </p>
      <Select
        aria-label="How far"
        value={filters.depth}
        onChange={(event) => filters.setDepth(event.target.value)}
        className="w-full sm:w-44 [&_select]:h-8"
      >
        <option value="8">Whole chain</option>
        {['1', '2', '3'].map((depth) => (
          <option key={depth} value={depth}>
            {depth === '1' ? '1 link away' : `${depth} links away`}
          </option>
        ))}
      </Select>
      <Button size="sm" onClick={() => filters.setFocus('')}>
        Show the whole graph
      </Button>
    </>
  );
}
