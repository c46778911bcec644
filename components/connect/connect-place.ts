import type { ViewQuery } from '#lib/domain/view/views.ts';

/** What the URL says: which connection this is. */
export interface ConnectPlace {
  application: string | undefined;
  serviceId: string | undefined;
  namespace: string | undefined;
}

/** The parameters of the address. */
const names = { application: 'application', serviceId: 'service', namespace: 'namespace' } as const;

export function connectPlace(param: (name: string, fallback: string) => string): ConnectPlace {
  return {
    application: param(names.application, '') || undefined,
    serviceId: param(names.serviceId, '') || undefined,
    namespace: param(names.namespace, '') || undefined,
  };
}

export function connectUrl(place: ConnectPlace): string {
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

/** @param usage name of the usage that was made last. */
export function connectChainQuery(place: ConnectPlace, usage?: string): ViewQuery<'connect-chain'> {
  return { ...place, usage };
}
