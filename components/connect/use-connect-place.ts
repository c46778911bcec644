'use client';

import { useSearchParams } from 'next/navigation';

/** What the URL says: which connection this is. */
export interface ConnectPlace {
  application: string | undefined;
  serviceId: string | undefined;
  namespace: string | undefined;
}

const names = { application: 'application', serviceId: 'service', namespace: 'namespace' } as const;

function urlOf(place: ConnectPlace): string {
  const query = new URLSearchParams();
  for (const [key, name] of Object.entries(names)) {
    const value = place[key as keyof ConnectPlace];
    if (value !== undefined) {
      query.set(name, value);
    }
  }
  const text = query.toString();
  return text === '' ? '/connect' : `/connect?${text}`;
}

/** The connection in the URL, and the way to change it: another Application is a new entry in the history. */
export function useConnectPlace() {
  const query = useSearchParams();
  const place: ConnectPlace = {
    application: query.get(names.application) || undefined,
    serviceId: query.get(names.serviceId) || undefined,
    namespace: query.get(names.namespace) || undefined,
  };
  return {
    place,
    openApplication(application: string | undefined) {
      window.history.pushState(null, '', urlOf({ application, serviceId: undefined, namespace: undefined }));
    },
    choose(change: Partial<Omit<ConnectPlace, 'application'>>) {
      window.history.replaceState(null, '', urlOf({ ...place, ...change }));
    },
  };
}
