'use client';

import { useEffect, useState } from 'react';
import { checkConnection } from '#lib/client/connection-check.ts';
import { isMissingPart } from '#lib/client/missing-part.ts';

/**
 * Whether something that was asked of the page ended without a word, because a part of its code did not arrive.
 * @returns that, and the way to forget it.
 */
export function useInterruptedAction(): [boolean, () => void] {
  const [interrupted, setInterrupted] = useState(false);
  useEffect(() => {
    function onRejection({ reason }: PromiseRejectionEvent): void {
      if (isMissingPart(reason)) {
        checkConnection();
        setInterrupted(true);
      }
    }
    window.addEventListener('unhandledrejection', onRejection);
    return () => window.removeEventListener('unhandledrejection', onRejection);
  }, []);
  return [interrupted, () => setInterrupted(false)];
}
