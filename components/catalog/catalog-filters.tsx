'use client';

import { useState } from 'react';
import { Select } from '#components/ui/select.tsx';
import { SuggestInput } from '#components/ui/suggest-input.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import type { RowsFilter } from '#lib/client/page-query.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';
import type { KeyOf } from '#lib/domain/texts/message.ts';
import { type CatalogState, catalogStates } from '#lib/domain/view/catalog-states.ts';
import { catalogChoices } from './catalog-filter.ts';

const stateWords = {
  all: 'stateAll',
  used: 'inUse',
  unused: 'stateUnused',
  broken: 'stateBroken',
  withdrawn: 'stateWithdrawn',
} as const satisfies Record<CatalogState, KeyOf<'catalog'>>;

/** What narrows the catalog beside the text. */
export function CatalogFilters({ filter }: { filter: RowsFilter<'catalog-rows'> }) {
  const { application = '', namespace = '', state = 'all' } = filter;
  const t = useTexts('catalog');
  const [typed, setTyped] = useState({ namespaceText: '', applicationText: '' });
  const [, setApplication] = useUrlParam('application');
  const [, setNamespace] = useUrlParam('namespace');
  const [, setState] = useUrlParam('state', 'all');
  const { answer } = useView('catalog-choices', { ...catalogChoices(filter), ...typed });
  return (
    <>
      <SuggestInput
        label={t('application')}
        value={application}
        suggestions={answer?.applications ?? []}
        onType={(applicationText) => setTyped((before) => ({ ...before, applicationText }))}
        onChange={setApplication}
      />
      <SuggestInput
        label={t('namespace')}
        value={namespace}
        suggestions={answer?.namespaces ?? []}
        onType={(namespaceText) => setTyped((before) => ({ ...before, namespaceText }))}
        onChange={setNamespace}
      />
      <Select
        aria-label={t('state')}
        value={state}
        onChange={(event) => setState(event.target.value)}
        className="w-full sm:w-44 [&_select]:h-8"
      >
        {catalogStates.map((value) => (
          <option key={value} value={value}>
            {t(stateWords[value])}
          </option>
        ))}
      </Select>
    </>
  );
}
