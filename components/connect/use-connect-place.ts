'use client';

import { useSearchParams } from 'next/navigation';
import { type ConnectPlace, connectPlace, connectUrl } from './connect-place.ts';

/** The connection in the URL, and the way to change it: another Application is a new entry in the history. */
export function useConnectPlace() {
  const query = useSearchParams();
  const place = connectPlace((name, fallback) => query.get(name) ?? fallback);
  return {
    place,
    openApplication(application: string | undefined) {
      window.history.pushState(
        null,
        '',
        connectUrl({ application, serviceId: undefined, namespace: undefined }),
      );
    },
    choose(change: Partial<Omit<ConnectPlace, 'application'>>) {
      window.history.replaceState(null, '', connectUrl({ ...place, ...change }));
    },
  };
}
