'use client';

import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { setAddress } from '#components/ui/set-address.ts';
import type { RowsFilter } from '#lib/client/page-query.ts';
import { expiryKindWords, expiryShowWords } from './expiry-words.ts';

const kindWords = {
  all: 'All kinds',
  ...Object.fromEntries(
    Object.entries(expiryKindWords).map(([kind, { many }]) => [
      kind,
      `${many[0]?.toUpperCase()}${many.slice(1)}`,
    ]),
  ),
};

/** Narrows what ends beside its text: by kind and by when, all together. */
export function ExpiryFilters({ filter }: { filter: Required<RowsFilter<'expiry-rows'>> }) {
  return (
    <>
      <Choice name="kind" label="What" value={filter.kind} words={kindWords} />
      <Choice name="show" label="When" value={filter.show} words={expiryShowWords} />
      <span className="flex flex-wrap items-center gap-x-2">
        <label htmlFor="ends-before" className="text-sm text-muted">
          Ends before
        </label>
        <Input
          id="ends-before"
          type="date"
          value={filter.endsBefore}
          onChange={({ target }) => narrowExpiry({ 'ends-before': target.value })}
          className="h-8 w-40"
        />
      </span>
    </>
  );
}

/** Another filter begins at its first page. */
export function narrowExpiry(params: Record<string, string>): void {
  const isPaged = new URL(window.location.href).searchParams.has('page');
  setAddress({ ...params, ...(isPaged ? { page: '1' } : {}) });
}

interface ChoiceProps {
  /** The parameter of the address. */
  name: string;
  label: string;
  value: string;
  words: Record<string, string>;
}

function Choice({ name, label, value, words }: ChoiceProps) {
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={({ target }) => narrowExpiry({ [name]: target.value === 'all' ? '' : target.value })}
      className="w-full sm:w-48 [&_select]:h-8"
    >
      {Object.entries(words).map(([id, word]) => (
        <option key={id} value={id}>
          {word}
        </option>
      ))}
    </Select>
  );
}
