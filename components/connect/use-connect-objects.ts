'use client';

import { useObjects } from '#lib/client/objects.ts';
import type { ConnectObjects } from '#lib/domain/view/connect-chain.ts';

/** Namespaces that run the cluster and Mooring. */
const systemNamespace = /^(kube-.*|kyma-integration)$/;

/** All that the steps are derived from, live. */
export function useConnectObjects(application: string | undefined) {
  const applications = useObjects('applications');
  const mappings = useObjects('applicationmappings');
  const classes = useObjects('serviceclasses');
  const instances = useObjects('serviceinstances');
  const bindings = useObjects('servicebindings');
  const usages = useObjects('servicebindingusages');
  const namespaces = useObjects('namespaces');
  const all = [namespaces, applications, mappings, classes, instances, bindings, usages];
  const objects: ConnectObjects = {
    application: applications.items.find(({ metadata }) => metadata.name === application),
    mappings: mappings.items,
    classes: classes.items,
    instances: instances.items,
    bindings: bindings.items,
    usages: usages.items,
  };
  return {
    objects,
    /** Where workloads of people may run. */
    namespaceNames: namespaces.items
      .filter(({ status }) => status?.phase !== 'Terminating')
      .map(({ metadata }) => metadata.name)
      .filter((name) => !systemNamespace.test(name)),
    applicationNames: applications.items.map(({ metadata }) => metadata.name),
    isPending: all.some(({ isPending }) => isPending),
    error: all.find(({ error }) => error !== null)?.error ?? null,
    retry: () => {
      for (const list of all.filter(({ error }) => error !== null)) {
        list.retry();
      }
    },
  };
}
