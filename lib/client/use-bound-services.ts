'use client';

import { boundServices } from '#lib/domain/binding/bind-choices.ts';
import { useObjects } from './objects.ts';

/** What the workloads of a namespace are bound to already, asked by UsageKind and name. */
export function useBoundServices(namespace: string): (usageKind: string, name: string) => string[] {
  const classes = useObjects('serviceclasses').items;
  const instances = useObjects('serviceinstances').items;
  const bindings = useObjects('servicebindings').items;
  const usages = useObjects('servicebindingusages').items;
  return (usageKind, name) =>
    boundServices({ classes, instances, bindings, usages }, { namespace, usageKind, name });
}
