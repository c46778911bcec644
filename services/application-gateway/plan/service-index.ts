import {
  type Application,
  type ApplicationService,
  type ServiceEntry,
  servicesOf,
} from '#lib/domain/application/application.ts';
import { CallStatistics } from '../calls/call-statistics.ts';
import type { Plan, PlanKind } from './plan.ts';
import { readTargetTls, type TargetTls } from './target-tls.ts';

/** One API of an Application's service as the gateway reaches it. */
export interface IndexedService {
  application: string;
  service: ApplicationService;
  /** Undefined for a service that has only events. */
  api: ServiceEntry | undefined;
  tls: TargetTls;
  statistics: CallStatistics;
  /** How calls are made, as long as nothing changes. */
  plans: Partial<Record<PlanKind, Plan>>;
}

export interface ServiceIndex {
  put(application: Application): void;
  drop(applicationName: string): void;
  /** By the first label of a host name. */
  byHost(label: string): IndexedService | undefined;
  /** All services of the Application under that name; undefined where there is no such Application. */
  byName(application: string, name: string): IndexedService[] | undefined;
  /** All APIs of that name in services under that name; undefined where there is no such Application. */
  byEntry(application: string, name: string, entry: string): IndexedService[] | undefined;
  /** Whether host names of some Application's services begin so. */
  hasHostPrefix(prefix: string): boolean;
  /** What is counted of every service there is. */
  statistics(): Iterable<CallStatistics>;
}

const longestApplicationPart = 26;

/** The name of a service in a path of the gateway: the display name in the form of a label (binding contract 5.1). */
function pathNameOf(displayName: string): string {
  return displayName
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase()
    .replace(/-$/, '')
    .slice(0, 57)
    .replace(/^-/, '');
}

interface IndexedApplication {
  hostPrefix: string;
  hosts: string[];
  names: Map<string, IndexedService[]>;
  entries: Map<string, IndexedService[]>;
  services: Map<string, IndexedService>;
}

/** Finds services by host and by path; kept in step with the Applications. */
export function createServiceIndex(): ServiceIndex {
  const hosts = new Map<string, IndexedService>();
  const applications = new Map<string, IndexedApplication>();

  function drop(applicationName: string): void {
    for (const host of applications.get(applicationName)?.hosts ?? []) {
      if (hosts.get(host)?.application === applicationName) {
        hosts.delete(host);
      }
    }
    applications.delete(applicationName);
  }

  /** @param others APIs of the same service besides the first: of API packages only. */
  function addService(entry: IndexedApplication, main: IndexedService, others: IndexedService[]): void {
    const { service } = main;
    entry.services.set(service.id, main);
    const accessHost = `${entry.hostPrefix}-${service.id}`.toLowerCase();
    hosts.set(accessHost, main);
    entry.hosts.push(accessHost);
    for (const each of [main, ...others]) {
      const host = registeredHostOf(each);
      // nobody takes a name away from others
      if (host !== undefined && !hosts.has(host)) {
        hosts.set(host, each);
        entry.hosts.push(host);
      }
    }
    addNames(entry, main, others);
  }

  return {
    drop,
    put(application) {
      const { name } = application.metadata;
      const former = applications.get(name)?.services;
      drop(name);
      const entry: IndexedApplication = {
        hostPrefix: hostPrefixOf(name),
        hosts: [],
        names: new Map(),
        entries: new Map(),
        services: new Map(),
      };
      const tls = readTargetTls(application);
      for (const service of servicesOf(application)) {
        // counts go on when a registration changes
        const statistics = former?.get(service.id)?.statistics ?? statisticsOf(name, service);
        const apis = service.entries.filter(({ type }) => type === 'API');
        const [first, ...others] = apis.map((api) => indexedOf(name, service, api, tls, statistics));
        const main = first ?? indexedOf(name, service, undefined, tls, statistics);
        addService(entry, main, others);
      }
      applications.set(name, entry);
    },
    hasHostPrefix(prefix) {
      for (const { hostPrefix } of applications.values()) {
        if (hostPrefix === prefix) {
          return true;
        }
      }
      return false;
    },
    byHost: (label) => hosts.get(label),
    byName(application, name) {
      const entry = applications.get(application);
      return entry === undefined ? undefined : (entry.names.get(name) ?? []);
    },
    byEntry(application, name, entryName) {
      const entry = applications.get(application);
      return entry === undefined ? undefined : (entry.entries.get(`${name}/${entryName}`) ?? []);
    },
    *statistics() {
      for (const { services } of applications.values()) {
        for (const { statistics } of services.values()) {
          yield statistics;
        }
      }
    },
  };
}

function statisticsOf(application: string, { id, name }: ApplicationService): CallStatistics {
  return new CallStatistics({ application, serviceId: id, service: name });
}

function indexedOf(
  application: string,
  service: ApplicationService,
  api: ServiceEntry | undefined,
  tls: TargetTls,
  statistics: CallStatistics,
): IndexedService {
  return { application, service, api, tls, statistics, plans: {} };
}

function add(map: Map<string, IndexedService[]>, key: string, indexed: IndexedService): void {
  map.set(key, [...(map.get(key) ?? []), indexed]);
}

/** @param others as of `addService`. */
function addNames(
  { names, entries }: IndexedApplication,
  main: IndexedService,
  others: IndexedService[],
): void {
  const { service } = main;
  for (const key of new Set([pathNameOf(service.displayName), service.name, service.id])) {
    add(names, key, main);
    for (const each of [main, ...others]) {
      for (const entryKey of entryKeysOf(each)) {
        add(entries, `${key}/${entryKey}`, each);
      }
    }
  }
}

function entryKeysOf({ api }: IndexedService): Set<string> {
  const { name = '', id = '' } = api ?? {};
  return new Set([pathNameOf(name), name, id].filter((part) => part !== ''));
}

/** What the host names of an Application's services begin with (connectivity contract 3.6). */
function hostPrefixOf(application: string): string {
  return application.slice(0, longestApplicationPart).toLowerCase();
}

/** The first label of the address that the registration gives. */
function registeredHostOf({ api }: IndexedService): string | undefined {
  const { gatewayUrl } = api ?? {};
  return gatewayUrl && URL.canParse(gatewayUrl) ? new URL(gatewayUrl).hostname.split('.')[0] : undefined;
}
