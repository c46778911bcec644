'use client';

import { useEffect, useState } from 'react';

const key = 'mooring.bell';

/**
 * Until when this browser has seen what is broken; undefined until the page runs. A browser that comes for the first time has
 * seen all there is.
 * @returns that, and what makes it now.
 */
export function useLastVisit(): [string | undefined, () => void] {
  const [since, setSince] = useState<string>();
  function markSeen(): void {
    const now = new Date().toISOString();
    keep(now);
    setSince(now);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once
  useEffect(() => {
    const kept = read();
    if (kept === undefined) {
      markSeen();
    } else {
      setSince(kept);
    }
  }, []);
  return [since, markSeen];
}

function read(): string | undefined {
  try {
    const text = localStorage.getItem(key);
    return text === null || Number.isNaN(Date.parse(text)) ? undefined : new Date(text).toISOString();
  } catch {
    // a browser may refuse to keep anything
    return undefined;
  }
}

function keep(text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // it has seen all there is with each visit
  }
}
