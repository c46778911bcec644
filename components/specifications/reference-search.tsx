'use client';

import { SearchInput } from '#components/ui/search-input.tsx';
import { useTexts } from '#lib/client/texts.tsx';

export interface ReferenceSearchProps {
  /** What is searched: "Search operations". */
  label: string;
  query: string;
  onChange(query: string): void;
  found: number;
  all: number;
}

const searchFrom = 6;

/** Looks for entries of a reference by a text; not there where a glance shows them all. */
export function ReferenceSearch({ label, query, onChange, found, all }: ReferenceSearchProps) {
  const t = useTexts('specifications');
  return all < searchFrom ? null : (
    <div className="flex flex-wrap items-center gap-3">
      <SearchInput label={label} value={query} onChange={onChange} />
      <span role="status" className="text-sm text-muted tabular-nums">
        {t('foundOf', { found, all })}
      </span>
    </div>
  );
}
