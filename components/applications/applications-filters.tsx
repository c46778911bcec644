'use client';

import { useState } from 'react';
import { Input } from '#components/ui/input.tsx';
import { MoreFilters } from '#components/ui/more-filters.tsx';
import { Select } from '#components/ui/select.tsx';
import { setAddress } from '#components/ui/set-address.ts';
import { SuggestInput } from '#components/ui/suggest-input.tsx';
import type { RowsFilter } from '#lib/client/page-query.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';
import type { KeyOf } from '#lib/domain/texts/message.ts';
import { type ApplicationShow, applicationShows } from '#lib/domain/view/application-shows.ts';

const showWords = {
  all: 'showAll',
  broken: 'showBroken',
  bad: 'showBad',
  warn: 'showWarn',
  busy: 'showBusy',
  todo: 'showTodo',
  ok: 'showOk',
  unconnected: 'showUnconnected',
} as const satisfies Record<ApplicationShow, KeyOf<'applications'>>;

/** Narrows the list of Applications beside its text: by status, namespace, label and certificate, all together. */
export function ApplicationsFilters({ filter }: { filter: Required<RowsFilter<'application-rows'>> }) {
  const t = useTexts('applications');
  const more = [filter.namespace, filter.label, filter.endsBefore].filter((value) => value !== '');
  return (
    <>
      <Select
        aria-label={t('show')}
        value={filter.show}
        onChange={({ target }) => narrow({ show: target.value === 'all' ? '' : target.value })}
        className="w-full sm:w-48 [&_select]:h-8"
      >
        {applicationShows.map((show) => (
          <option key={show} value={show}>
            {t(showWords[show])}
          </option>
        ))}
      </Select>
      <MoreFilters active={more.length}>
        <SeldomFilters filter={filter} />
      </MoreFilters>
    </>
  );
}

function SeldomFilters({ filter }: { filter: Required<RowsFilter<'application-rows'>> }) {
  const t = useTexts('applications');
  const [namespace, setNamespace] = useState('');
  const [label, setLabel] = useState('');
  const { answer } = useView('application-filters', { namespace, label });
  return (
    <>
      <SuggestInput
        label={t('allowedInNamespace')}
        placeholder={t('anyNamespace')}
        value={filter.namespace}
        suggestions={answer?.namespaces ?? []}
        onType={setNamespace}
        onChange={(value) => narrow({ namespace: value })}
      />
      <SuggestInput
        label={t('label')}
        placeholder={t('labelPlaceholder')}
        value={filter.label}
        suggestions={answer?.labels ?? []}
        onType={setLabel}
        onChange={(value) => narrow({ label: value })}
      />
      <span className="flex flex-wrap items-center gap-x-2">
        <label htmlFor="ends-before" className="text-sm text-muted">
          {t('endsBefore')}
        </label>
        <Input
          id="ends-before"
          type="date"
          value={filter.endsBefore}
          onChange={({ target }) => narrow({ 'ends-before': target.value })}
          className="h-8 w-40"
        />
      </span>
    </>
  );
}

/** Another filter begins at its first page. */
function narrow(params: Record<string, string>): void {
  const isPaged = new URL(window.location.href).searchParams.has('page');
  setAddress({ ...params, ...(isPaged ? { page: '1' } : {}) });
}
