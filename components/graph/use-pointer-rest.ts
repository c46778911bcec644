'use client';

import { useEffect, useRef } from 'react';

/** Resolves when no pointer is pressed, at once where none is. */
export type PointerRest = () => Promise<void>;

/** Tells when a press has ended, its click included: what moves in the midst of it takes the click away from what was pressed. */
export function usePointerRest(): PointerRest {
  const press = useRef<PromiseWithResolvers<void>>(undefined);
  useEffect(() => {
    let ending: ReturnType<typeof setTimeout> | undefined;
    function begin(): void {
      clearTimeout(ending);
      press.current ??= Promise.withResolvers();
    }
    function rest(): void {
      press.current?.resolve();
      press.current = undefined;
    }
    // the click comes after the pointer is up
    function end(): void {
      ending = setTimeout(rest);
    }
    window.addEventListener('pointerdown', begin, true);
    window.addEventListener('pointerup', end, true);
    window.addEventListener('pointercancel', end, true);
    return () => {
      window.removeEventListener('pointerdown', begin, true);
      window.removeEventListener('pointerup', end, true);
      window.removeEventListener('pointercancel', end, true);
      clearTimeout(ending);
      rest();
    };
  }, []);
  return useRef<PointerRest>(async () => press.current?.promise).current;
}
