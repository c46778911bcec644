'use client';

import { useState } from 'react';
import { MoreFilters } from '#components/ui/more-filters.tsx';
import { NamespaceFilter } from '#components/ui/namespace-filter.tsx';
import { Select } from '#components/ui/select.tsx';
import { setAddress } from '#components/ui/set-address.ts';
import { SuggestInput } from '#components/ui/suggest-input.tsx';
import type { RowsFilter } from '#lib/client/page-query.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';
import type { KeyOf } from '#lib/domain/texts/message.ts';
import { type BindingShow, bindingShows } from '#lib/domain/view/binding-shows.ts';

const showWords = {
  all: 'showAll',
  problems: 'showProblems',
  busy: 'showBusy',
  unused: 'showUnused',
  ok: 'showOk',
} as const satisfies Record<BindingShow, KeyOf<'bindings'>>;

/** Narrows the list of bindings beside its text: by status, namespace, Application and label, all together. */
export function BindingsFilters({ filter }: { filter: Required<RowsFilter<'binding-rows'>> }) {
  const t = useTexts('bindings');
  const [application, setApplication] = useState('');
  const [label, setLabel] = useState('');
  const { answer } = useView('binding-filters', { application, label });
  const more = [filter.application, filter.label].filter((value) => value !== '');
  return (
    <>
      <Select
        aria-label={t('status')}
        value={filter.show}
        onChange={({ target }) => narrow({ show: target.value === 'all' ? '' : target.value })}
        className="w-full sm:w-44 [&_select]:h-8"
      >
        {bindingShows.map((show) => (
          <option key={show} value={show}>
            {t(showWords[show])}
          </option>
        ))}
      </Select>
      <NamespaceFilter
        names={answer?.namespaces ?? []}
        value={filter.namespace ?? ''}
        onChange={(namespace) => narrow({ namespace })}
      />
      <MoreFilters active={more.length}>
        <SuggestInput
          label={t('application')}
          placeholder={t('allApplications')}
          value={filter.application ?? ''}
          suggestions={answer?.applications ?? []}
          onType={setApplication}
          onChange={(value) => narrow({ application: value })}
        />
        <SuggestInput
          label={t('label')}
          placeholder={t('labelPlaceholder')}
          value={filter.label ?? ''}
          suggestions={answer?.labels ?? []}
          onType={setLabel}
          onChange={(value) => narrow({ label: value })}
        />
      </MoreFilters>
    </>
  );
}

/** Another filter begins at its first page. */
function narrow(params: Record<string, string>): void {
  const isPaged = new URL(window.location.href).searchParams.has('page');
  setAddress({ ...params, ...(isPaged ? { page: '1' } : {}) });
}
