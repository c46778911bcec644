'use client';

import { useSearchParams } from 'next/navigation';
import { addressWriter } from '#lib/client/address-writer.ts';
import { type ConnectPlace, connectPlace, connectUrl } from './connect-place.ts';

/** The connection in the URL, and the way to change it: another Application is a new entry in the history. */
export function useConnectPlace() {
  const query = useSearchParams();
  const place = connectPlace((name, fallback) => query.get(name) ?? fallback);
  return {
    place,
    openApplication(application: string | undefined) {
      addressWriter.write(
        () => connectUrl({ application, serviceId: undefined, namespace: undefined }),
        true,
      );
    },
    choose(change: Partial<Omit<ConnectPlace, 'application'>>) {
      addressWriter.write(() => connectUrl({ ...place, ...change }));
    },
  };
}
