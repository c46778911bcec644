'use client';

import { useRef } from 'react';

export interface ReturnFocus {
  onOpenAutoFocus(): void;
  onCloseAutoFocus(event: Event): void;
}

/** A window that is open, and what had the focus before. */
interface Opened {
  from: Element | null;
}

/** Those that are in the page, the newest last. */
let opened: readonly Opened[] = [];

/**
 * Gives the focus back to where it was when a window opened; for the content of Radix dialogs that are opened by state,
 * which only know how to return to a trigger of their own. A window that takes the place of another returns where that one would.
 */
export function useReturnFocus(): ReturnFocus {
  const own = useRef<Opened>({ from: null });
  return {
    onOpenAutoFocus() {
      // what had the focus went with the window before, which is not told that it closes until this one is open
      const isLost = document.activeElement === document.body;
      own.current.from = (isLost ? opened.at(-1)?.from : undefined) ?? document.activeElement;
      opened = [...opened, own.current];
    },
    onCloseAutoFocus(event) {
      const { from } = own.current;
      opened = opened.filter((one) => one !== own.current);
      if (opened.some((successor) => successor.from === from)) {
        event.preventDefault();
        return;
      }
      if (from instanceof HTMLElement && from.isConnected && from !== document.body) {
        event.preventDefault();
        from.focus();
      }
    },
  };
}
