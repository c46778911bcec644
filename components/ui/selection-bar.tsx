'use client';

import type { ReactNode } from 'react';
import { useTexts } from '#lib/client/texts.tsx';
import { Button } from './button.tsx';

export interface SelectionBarProps {
  count: number;
  nouns: { one: string; many: string };
  /** Selects all that the list shows; left out where all of it is selected. */
  onSelectAll?: (() => void) | undefined;
  /** "Select all 120" */
  selectAll?: string;
  isSelecting?: boolean;
  onClear(): void;
  /** Buttons for what can be done with all of them. */
  children: ReactNode;
}

/** What is selected in a list and what can be done with it, in sight wherever the list is scrolled to. */
export function SelectionBar(props: SelectionBarProps) {
  const t = useTexts('ui');
  const { count, nouns, onSelectAll, selectAll, isSelecting = false, onClear, children } = props;
  return (
    <section
      aria-label={t('selection')}
      className="sticky bottom-4 z-20 mx-auto mt-4 flex w-fit max-w-full flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-line bg-surface px-4 py-2 shadow-float"
    >
      <span role="status" className="font-medium tabular-nums">
        {t('countSelected', { count, nouns: count === 1 ? nouns.one : nouns.many })}
      </span>
      {onSelectAll === undefined ? null : (
        <Button size="sm" pending={isSelecting} onClick={onSelectAll}>
          {selectAll}
        </Button>
      )}
      <Button size="sm" onClick={onClear}>
        {t('selectNone')}
      </Button>
      {children}
    </section>
  );
}
