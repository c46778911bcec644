'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * Leads the focus to the first problem that is shown within an element: a field that is marked as invalid, or what has
 * `data-problem`.
 * @returns what to call once the problems are known
 */
export function useFirstProblem(within: RefObject<HTMLElement | null>): () => void {
  const [asked, setAsked] = useState(0);
  const done = useRef(0);
  useEffect(() => {
    if (asked !== done.current) {
      done.current = asked;
      const problem = within.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-problem]');
      problem?.focus({ preventScroll: true });
      problem?.scrollIntoView({ block: 'center' });
    }
  }, [asked, within]);
  return () => setAsked((times) => times + 1);
}
