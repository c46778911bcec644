import { useMemo, useSyncExternalStore } from 'react';

/**
 * Plays Next's navigation by the window's own address, for `vi.mock('next/navigation', () => import(...))`: hooks follow what
 * the history is told, as Next's do.
 */
const listeners = new Set<() => void>();

for (const name of ['pushState', 'replaceState'] as const) {
  const change = window.history[name].bind(window.history);
  window.history[name] = (...args) => {
    change(...args);
    for (const listener of listeners) {
      listener();
    }
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSearchParams(): URLSearchParams {
  const search = useSyncExternalStore(subscribe, () => window.location.search);
  return useMemo(() => new URLSearchParams(search), [search]);
}

export function useRouter() {
  return { push: (href: string) => window.history.pushState(null, '', href) };
}
