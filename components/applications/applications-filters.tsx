'use client';

import { useState } from 'react';
import { CommittedInput } from '#components/ui/committed-input.tsx';
import { Input } from '#components/ui/input.tsx';
import { MoreFilters } from '#components/ui/more-filters.tsx';
import { Select } from '#components/ui/select.tsx';
import { setAddress } from '#components/ui/set-address.ts';
import type { RowsFilter } from '#lib/client/page-query.ts';
import { useView } from '#lib/client/use-view.ts';
import type { ApplicationShow } from '#lib/domain/view/application-shows.ts';

const showWords = {
  all: 'Any status',
  broken: 'Needs attention',
  bad: 'Broken',
  warn: 'Works, with a warning',
  busy: 'In progress',
  todo: 'Not done yet',
  ok: 'Works',
  unconnected: 'Not connected',
} as const satisfies Record<ApplicationShow, string>;

/** Narrows the list of Applications beside its text: by status, namespace, label and certificate, all together. */
export function ApplicationsFilters({ filter }: { filter: Required<RowsFilter<'application-rows'>> }) {
  const more = [filter.namespace, filter.label, filter.endsBefore].filter((value) => value !== '');
  return (
    <>
      <Select
        aria-label="Show"
        value={filter.show}
        onChange={({ target }) => narrow({ show: target.value === 'all' ? '' : target.value })}
        className="w-full sm:w-48 [&_select]:h-8"
      >
        {Object.entries(showWords).map(([show, word]) => (
          <option key={show} value={show}>
            {word}
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
  const [namespace, setNamespace] = useState('');
  const [label, setLabel] = useState('');
  const { answer } = useView('application-filters', { namespace, label });
  return (
    <>
      <CommittedInput
        label="Allowed in namespace"
        placeholder="Any namespace"
        value={filter.namespace}
        suggestions={answer?.namespaces ?? []}
        onTyped={setNamespace}
        onCommit={(value) => narrow({ namespace: value })}
      />
      <CommittedInput
        label="Label"
        placeholder="Label, as team=shop"
        value={filter.label}
        suggestions={answer?.labels ?? []}
        onTyped={setLabel}
        onCommit={(value) => narrow({ label: value })}
      />
      <span className="flex flex-wrap items-center gap-x-2">
        <label htmlFor="ends-before" className="text-sm text-muted">
          Certificate ends before
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
