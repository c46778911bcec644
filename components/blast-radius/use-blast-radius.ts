import { useView } from '#lib/client/use-view.ts';

/**
 * What stops working when links of the chain go.
 * @param roots ids of the graph's nodes that go
 * @returns `isLooking` until that is known, or known not to be known: nobody should be asked to confirm before.
 */
export function useBlastRadius(roots: readonly string[]) {
  const enabled = roots.length > 0;
  // who loses access by another choice says nothing about this one
  const options = { enabled, keepPrevious: false };
  const { answer, error } = useView('blast-radius', { roots: [...roots] }, options);
  return { answer, error, isLooking: enabled && answer === undefined && error === null };
}
