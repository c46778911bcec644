import { type Application, entryOf, servicesOf } from './application.ts';

/** A server that services of applications are called at. */
export interface TlsTarget {
  /** `host:port`. */
  address: string;
  /** Names of the Applications, in their order. */
  applications: string[];
  serviceCount: number;
}

export interface TlsTargets {
  /** By address. */
  targets: TlsTarget[];
  /** Services that are called without TLS. */
  plainCount: number;
}

/** The servers with a certificate that registered services name, each once. */
export function tlsTargets(applications: readonly Application[]): TlsTargets {
  const found = new Map<string, { applications: Set<string>; serviceCount: number }>();
  let plainCount = 0;
  for (const application of applications) {
    const called = calledBy(application);
    plainCount += called.plainCount;
    for (const address of called.addresses) {
      const target = found.get(address) ?? { applications: new Set(), serviceCount: 0 };
      target.applications.add(application.metadata.name);
      target.serviceCount += 1;
      found.set(address, target);
    }
  }
  const targets = [...found].map(([address, target]) => ({
    address,
    applications: [...target.applications].sort(),
    serviceCount: target.serviceCount,
  }));
  return { targets: targets.sort((left, right) => (left.address < right.address ? -1 : 1)), plainCount };
}

interface Called {
  /** One for each service that is called by TLS. */
  addresses: string[];
  plainCount: number;
}

/** Objects are not changed, only replaced: each is read once. */
const known = new WeakMap<Application, Called>();

function calledBy(application: Application): Called {
  let called = known.get(application);
  if (called === undefined) {
    const urls = servicesOf(application).map((service) =>
      URL.parse(entryOf(service, 'API')?.targetUrl ?? ''),
    );
    called = {
      addresses: urls.flatMap((url) =>
        url?.protocol === 'https:' ? `${url.hostname}:${url.port || '443'}` : [],
      ),
      plainCount: urls.filter((url) => url?.protocol === 'http:').length,
    };
    known.set(application, called);
  }
  return called;
}
