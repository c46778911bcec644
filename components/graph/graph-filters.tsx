'use client';

import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { NameFilter } from '#components/ui/name-filter.tsx';
import { SearchInput } from '#components/ui/search-input.tsx';
import { Select } from '#components/ui/select.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import { type GraphFold, graphFolds } from '#lib/domain/view/graph-folds.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import type { GraphFilterChoice } from './use-graph-filters.ts';

export interface GraphFiltersProps {
  filters: GraphFilterChoice;
  /** Has the names to choose from; undefined until it is there. */
  graph: ViewAnswer<'graph'> | undefined;
  /** Goes to the next link that has the searched text in its name. */
  onNextMatch(): void;
}

/** Which part of the graph is shown; the choice lives in the address. */
export function GraphFilters({ filters, graph, onNextMatch }: GraphFiltersProps) {
  const t = useTexts('graph');
  const { applications = [], applicationCount = 0, namespaces = [], namespaceCount = 0 } = graph ?? {};
  return (
    <>
      <SearchInput
        label={t('search')}
        title={t('searchHint')}
        value={filters.text}
        onChange={filters.setText}
        onKeyDown={({ key }) => (key === 'Enter' ? onNextMatch() : undefined)}
      />
      <NameFilter
        label={t('application')}
        all={t('allApplications')}
        note={
          applications.length < applicationCount
            ? t('someListed', { listed: applications.length, count: applicationCount })
            : undefined
        }
        names={applications}
        value={filters.application}
        onChange={filters.setApplication}
      />
      <NameFilter
        label={t('namespace')}
        all={t('allNamespaces')}
        note={
          namespaces.length < namespaceCount
            ? t('someListed', { listed: namespaces.length, count: namespaceCount })
            : undefined
        }
        names={namespaces}
        value={filters.namespace}
        onChange={filters.setNamespace}
      />
      <Checkbox
        label={t('problemsOnly')}
        checked={filters.problemsOnly}
        onChange={(event) => filters.setProblemsOnly(event.target.checked)}
      />
      <Checkbox
        label={t('unboundWorkloads')}
        title={t('unboundWorkloadsHint')}
        checked={filters.unboundShown}
        onChange={(event) => filters.setUnboundShown(event.target.checked)}
      />
      <Select
        aria-label={t('healthyChains')}
        value={filters.fold}
        onChange={(event) => filters.setFold(event.target.value)}
        className="w-full sm:w-64 [&_select]:h-8"
      >
        {graphFolds.map((fold) => (
          <option key={fold} value={fold}>
            {t(folds[fold])}
          </option>
        ))}
      </Select>
    </>
  );
}

const folds = {
  namespace: 'healthyByNamespace',
  application: 'healthyByApplication',
  none: 'healthyAll',
} as const satisfies Record<GraphFold, string>;

export interface FocusBarProps {
  filters: GraphFilterChoice;
  /** What the focus goes by; undefined where there is no such link. */
  subject: string | undefined;
}

/** Stands in place of the filters while only one link's chain is shown. */
export function FocusBar({ filters, subject }: FocusBarProps) {
  const t = useTexts('graph');
  return (
    <>
      <p className="min-w-0 font-medium break-words">
        {subject === undefined ? t('focusGone') : t('onlyChainOf', { subject })}
      </p>
      <Select
        aria-label={t('howFar')}
        value={filters.depth}
        onChange={(event) => filters.setDepth(event.target.value)}
        className="w-full sm:w-44 [&_select]:h-8"
      >
        <option value="8">{t('wholeChain')}</option>
        {[1, 2, 3].map((depth) => (
          <option key={depth} value={depth}>
            {t('linksAway', { depth })}
          </option>
        ))}
      </Select>
      <Button size="sm" onClick={() => filters.setFocus('')}>
        {t('showWholeGraph')}
      </Button>
    </>
  );
}
