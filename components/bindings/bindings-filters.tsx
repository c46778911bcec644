'use client';

import { useId, useState } from 'react';
import { Input } from '#components/ui/input.tsx';
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

interface CommittedInputProps {
  label: string;
  placeholder: string;
  value: string;
  suggestions?: readonly string[];
  onTyped?(text: string): void;
  onCommit(value: string): void;
}

/** A field whose value counts when it is whole: one of the suggestions, or what was typed once it is left or Enter pressed. */
function CommittedInput(props: CommittedInputProps) {
  const { label, placeholder, value, suggestions = [], onTyped, onCommit } = props;
  const [typed, setTyped] = useState<string>();
  const list = useId();

  function commit(text: string): void {
    setTyped(undefined);
    onTyped?.('');
    onCommit(text.trim());
  }

  return (
    <>
      <Input
        type="search"
        aria-label={label}
        placeholder={placeholder}
        list={suggestions.length === 0 ? undefined : list}
        value={typed ?? value}
        autoComplete="off"
        spellCheck={false}
        className="h-8 w-full sm:w-48"
        onChange={(event) => {
          const text = event.target.value;
          if (text === '' || suggestions.includes(text)) {
            commit(text);
          } else {
            setTyped(text);
            onTyped?.(text);
          }
        }}
        onKeyDown={(event) => (event.key === 'Enter' ? commit(event.currentTarget.value) : undefined)}
        onBlur={() => (typed === undefined ? undefined : commit(typed))}
      />
      <datalist id={list}>
        {suggestions.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  );
}
