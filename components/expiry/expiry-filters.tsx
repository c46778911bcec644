'use client';

import { Input } from '#components/ui/input.tsx';
import { Select } from '#components/ui/select.tsx';
import { setAddress } from '#components/ui/set-address.ts';
import type { RowsFilter } from '#lib/client/page-query.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { expiryKindWords, expiryShowWords } from './expiry-words.ts';

/** Narrows what ends beside its text: by kind and by when, all together. */
export function ExpiryFilters({ filter }: { filter: Required<RowsFilter<'expiry-rows'>> }) {
  const t = useTexts('expiry');
  return (
    <>
      <Choice name="kind" label={t('what')} value={filter.kind} words={expiryKindWords} />
      <Choice name="show" label={t('when')} value={filter.show} words={expiryShowWords} />
      <span className="flex flex-wrap items-center gap-x-2">
        <label htmlFor="ends-before" className="text-sm text-muted">
          {t('endsBefore')}
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

type ExpiryWord =
  | (typeof expiryKindWords)[keyof typeof expiryKindWords]
  | (typeof expiryShowWords)[keyof typeof expiryShowWords];

interface ChoiceProps {
  /** The parameter of the address. */
  name: string;
  label: string;
  value: string;
  words: Record<string, ExpiryWord>;
}

function Choice({ name, label, value, words }: ChoiceProps) {
  const t = useTexts('expiry');
  return (
    <Select
      aria-label={label}
      value={value}
      onChange={({ target }) => narrowExpiry({ [name]: target.value === 'all' ? '' : target.value })}
      className="w-full sm:w-48 [&_select]:h-8"
    >
      {Object.entries(words).map(([id, word]) => (
        <option key={id} value={id}>
          {t(word)}
        </option>
      ))}
    </Select>
  );
}
