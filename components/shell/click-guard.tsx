'use client';

import { useEffect } from 'react';

/**
 * Keeps the second click of a double click from what the first one has brought under the pointer: it was meant for the first
 * one's button, which may be gone by then.
 */
export function ClickGuard() {
  useEffect(() => {
    let first: Element | null = null;
    function onClick(event: MouseEvent): void {
      const control = event.target instanceof Element ? event.target.closest('button, a[href]') : null;
      if (event.detail < 2) {
        first = control;
      } else if (control !== null && control !== first) {
        event.preventDefault();
        event.stopPropagation();
      }
    }
    // before the page's own handlers
    window.addEventListener('click', onClick, { capture: true });
    return () => window.removeEventListener('click', onClick, { capture: true });
  }, []);
  return null;
}
