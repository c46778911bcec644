'use client';

import { useView } from './use-view.ts';

/** What the workloads of a namespace are bound to already, asked by UsageKind and name. */
export function useBoundServices(namespace: string): (usageKind: string, name: string) => string[] {
  const { answer } = useView(
    'application-bound-services',
    { namespace },
    { enabled: namespace !== '', keepPrevious: false },
  );
  return (usageKind, name) =>
    answer?.workloads.find(({ id }) => id === `${usageKind}/${name}`)?.services ?? [];
}
