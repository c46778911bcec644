'use client';

import { useState } from 'react';
import { Select } from '#components/ui/select.tsx';
import { SuggestInput } from '#components/ui/suggest-input.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import type { RowsFilter } from '#lib/client/page-query.ts';
import { useView } from '#lib/client/use-view.ts';
import type { CatalogState } from '#lib/domain/view/catalog-states.ts';
import { catalogChoices } from './catalog-filter.ts';

const stateWords: Record<CatalogState, string> = {
  all: 'Any state',
  used: 'In use',
  unused: 'Not in use',
  broken: 'Needs attention',
  withdrawn: 'Withdrawn',
};

/** What narrows the catalog beside the text. */
export function CatalogFilters({ filter }: { filter: RowsFilter<'catalog-rows'> }) {
  const { application = '', namespace = '', state = 'all' } = filter;
  const [typed, setTyped] = useState({ namespaceText: '', applicationText: '' });
  const [, setApplication] = useUrlParam('application');
  const [, setNamespace] = useUrlParam('namespace');
  const [, setState] = useUrlParam('state', 'all');
  const { answer } = useView('catalog-choices', { ...catalogChoices(filter), ...typed });
  return (
    <>
      <SuggestInput
        label="Application"
        value={application}
        suggestions={answer?.applications ?? []}
        onType={(applicationText) => setTyped((before) => ({ ...before, applicationText }))}
        onChange={setApplication}
      />
      <SuggestInput
        label="Namespace"
        value={namespace}
        suggestions={answer?.namespaces ?? []}
        onType={(namespaceText) => setTyped((before) => ({ ...before, namespaceText }))}
        onChange={setNamespace}
      />
      <Select
        aria-label="State"
        value={state}
        onChange={(event) => setState(event.target.value)}
        className="w-full sm:w-44 [&_select]:h-8"
      >
        {Object.entries(stateWords).map(([value, word]) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </Select>
    </>
  );
}
