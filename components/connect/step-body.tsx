'use client';

import { type ReactNode, useEffect, useRef } from 'react';

export interface StepBodyProps {
  label: string;
  isOpen: boolean;
  takesFocus: boolean;
  children: ReactNode;
}

/**
 * The content of a step. When a step is done its button disappears with the focus on it; the next step then takes
 * the focus on, so that the keyboard does not start over at the top of the page.
 */
export function StepBody({ label, isOpen, takesFocus, children }: StepBodyProps) {
  const body = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the step opens
  useEffect(() => {
    const focusIsLost = document.activeElement === null || document.activeElement === document.body;
    if (isOpen && takesFocus && focusIsLost) {
      const first = body.current?.querySelector<HTMLElement>('[data-first]:not(:disabled)') ?? body.current;
      first?.focus({ preventScroll: true });
      body.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [isOpen]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would announce every control with the name of the step
    <div ref={body} role="group" aria-label={label} tabIndex={-1} className="scroll-mt-28 pt-1 outline-none">
      {children}
    </div>
  );
}
