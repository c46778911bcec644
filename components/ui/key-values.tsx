'use client';

import type { ReactNode } from 'react';
import { cn } from '#lib/client/cn.ts';
import { Term } from './term.tsx';
import { type TermMeaning, useTerms } from './use-terms.ts';

export interface KeyValue {
  label: string;
  value: ReactNode;
}

/** A description list; entries without a value are left out. Labels that are words of the console are explained. */
export function KeyValues({ items, className }: { items: readonly KeyValue[]; className?: string }) {
  const terms = useTerms();
  const shown = items.filter(({ value }) => value !== undefined && value !== null && value !== '');
  return (
    <dl
      className={cn(
        'grid grid-cols-1 items-baseline gap-x-6 gap-y-0 sm:grid-cols-[minmax(8rem,max-content)_1fr] sm:gap-y-2',
        className,
      )}
    >
      {shown.map(({ label, value }) => (
        <div key={label} className="contents">
          <dt className="text-sm text-muted">
            <Label text={label} term={terms.find(({ name }) => name === label)} />
          </dt>
          <dd className="mb-2 min-w-0 break-words sm:mb-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Label({ text, term }: { text: string; term: TermMeaning | undefined }) {
  return term === undefined ? text : <Term term={term} />;
}
