'use client';

import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RowSelection } from '#lib/client/use-row-selection.ts';
import { Button } from './button.tsx';

export interface BulkBarProps {
  /** What is selected, one and many. */
  nouns: { one: string; many: string };
  selection: RowSelection;
  /** What can be done with all of them, as buttons. */
  children: ReactNode;
}

/** What can be done with the rows that are selected; nothing where none is. It stays in sight. */
export function BulkBar({ nouns, selection: { ids, mostAtOnce, clear }, children }: BulkBarProps) {
  if (ids.size === 0) {
    return null;
  }
  return (
    <section
      aria-label={`Selected ${nouns.many}`}
      className="sticky bottom-4 z-20 mx-auto mt-4 flex w-fit max-w-full flex-wrap items-center gap-2 rounded-lg border border-line bg-surface px-3 py-2 shadow-float print:hidden"
    >
      <span role="status" className="mr-2 font-medium tabular-nums">
        {ids.size} {ids.size === 1 ? nouns.one : nouns.many} selected
        {ids.size >= mostAtOnce ? ', no more at once' : ''}
      </span>
      {children}
      <Button look="ghost" onClick={clear}>
        <X aria-hidden />
        Select none
      </Button>
    </section>
  );
}
