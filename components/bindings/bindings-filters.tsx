'use client';

import { useState } from 'react';
import { CommittedInput } from '#components/ui/committed-input.tsx';
import { NamespaceFilter } from '#components/ui/namespace-filter.tsx';
import { Select } from '#components/ui/select.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import type { RowsFilter } from '#lib/client/page-query.ts';
import { useView } from '#lib/client/use-view.ts';
import type { BindingShow } from '#lib/domain/view/binding-shows.ts';

const showWords = {
  all: 'Any status',
  problems: 'Needs attention',
  busy: 'In progress',
  unused: 'Used by nothing',
  ok: 'Works',
} as const satisfies Record<BindingShow, string>;

/** Narrows the list of bindings beside its text: by status, namespace, Application and label, all together. */
export function BindingsFilters({ filter }: { filter: Required<RowsFilter<'binding-rows'>> }) {
  const [, setShow] = useUrlParam('show', 'all');
  const [, setNamespace] = useUrlParam('namespace');
  const [, setApplication] = useUrlParam('application');
  const [, setLabel] = useUrlParam('label');
  const [typed, setTyped] = useState('');
  const { answer } = useView('binding-filters', { application: typed });
  return (
    <>
      <Select
        aria-label="Status"
        value={filter.show ?? 'all'}
        onChange={(event) => setShow(event.target.value)}
        className="w-full sm:w-40 [&_select]:h-8"
      >
        {Object.entries(showWords).map(([show, word]) => (
          <option key={show} value={show}>
            {word}
          </option>
        ))}
      </Select>
      <NamespaceFilter
        names={answer?.namespaces ?? []}
        value={filter.namespace ?? ''}
        onChange={setNamespace}
      />
      <CommittedInput
        label="Application"
        placeholder="All applications"
        value={filter.application ?? ''}
        suggestions={answer?.applications ?? []}
        onTyped={setTyped}
        onCommit={setApplication}
      />
      <CommittedInput
        label="Label"
        placeholder="Label, as team=shop"
        value={filter.label ?? ''}
        onCommit={setLabel}
      />
    </>
  );
}
