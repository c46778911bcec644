'use client';

import { useId, useRef } from 'react';
import type { TermMeaning } from './use-terms.ts';

export interface TermProps {
  term: TermMeaning;
}

/** A word of the console, explained in a sentence by pointer and by keyboard. */
export function Term({ term: { name, meaning } }: TermProps) {
  const id = useId();
  const tip = useRef<HTMLSpanElement>(null);
  const word = useRef<HTMLButtonElement>(null);

  function show(): void {
    const place = word.current?.getBoundingClientRect();
    if (place !== undefined && tip.current !== null) {
      const leftPx = Math.max(8, Math.min(place.left, window.innerWidth - 296));
      Object.assign(tip.current.style, { left: `${leftPx}px`, top: `${place.bottom + 4}px` });
      tip.current.showPopover?.();
    }
  }
  function hide(): void {
    tip.current?.hidePopover?.();
  }

  return (
    <>
      <button
        ref={word}
        type="button"
        aria-describedby={id}
        onPointerEnter={show}
        onPointerLeave={hide}
        onFocus={show}
        onBlur={hide}
        onClick={show}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            hide();
          }
        }}
        className="cursor-help underline decoration-dotted underline-offset-2"
      >
        {name}
      </button>
      <span
        ref={tip}
        id={id}
        role="tooltip"
        popover="manual"
        className="fixed inset-auto m-0 max-w-72 rounded-md border border-line bg-surface px-3 py-2 text-sm font-normal text-text shadow-float"
      >
        {meaning}
      </span>
    </>
  );
}
