'use client';

import { SlidersHorizontal } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useTexts } from '#lib/client/texts.tsx';
import { Button } from './button.tsx';

export interface MoreFiltersProps {
  /** How many of the fields narrow the list. */
  active: number;
  /** Drawn while they are open. */
  children: ReactNode;
}

/** Fields of a toolbar that are seldom needed: behind a button, open as long as one of them narrows the list. */
export function MoreFilters({ active, children }: MoreFiltersProps) {
  const t = useTexts('ui');
  const [chosen, setChosen] = useState<boolean>();
  const isOpen = chosen ?? active > 0;
  const panel = useId();
  return (
    <>
      <Button aria-expanded={isOpen} aria-controls={panel} onClick={() => setChosen(!isOpen)}>
        <SlidersHorizontal aria-hidden />
        {t('moreFilters', { count: active })}
      </Button>
      <div id={panel} hidden={!isOpen} className="flex flex-wrap items-center gap-x-3 gap-y-2 max-sm:w-full">
        {isOpen ? children : null}
      </div>
    </>
  );
}
