'use client';

import { useRef } from 'react';

export interface ReturnFocus {
  onOpenAutoFocus(): void;
  onCloseAutoFocus(event: Event): void;
}

/**
 * Gives the focus back to where it was when a window opened; for the content of Radix dialogs that are opened by state,
 * which only know how to return to a trigger of their own.
 */
export function useReturnFocus(): ReturnFocus {
  const from = useRef<Element | null>(null);
  return {
    onOpenAutoFocus() {
      from.current = document.activeElement;
    },
    onCloseAutoFocus(event) {
      const { current } = from;
      if (current instanceof HTMLElement && current.isConnected && current !== document.body) {
        event.preventDefault();
        current.focus();
      }
    },
  };
}
