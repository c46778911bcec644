import {
  type Application,
  type ApplicationService,
  entryOf,
  type ServiceEntry,
  servicesOf,
} from '#lib/domain/application.ts';
import { CallStatistics } from './call-statistics.ts';
import type { Plan } from './plan.ts';
import { readTargetTls, type TargetTls } from './target-tls.ts';

/** A service of an Application as the gateway reaches it. */
export interface IndexedService {
  application: string;
  service: ApplicationService;
  /** Undefined for a service that has only events. */
  api: ServiceEntry | undefined;
  tls: TargetTls;
  statistics: CallStatistics;
  /** How calls are made, as long as nothing changes; with the registered credentials, and for callers with their own. */
  plan: Plan | undefined;
  planForOwn: Plan | undefined;
}

export interface ServiceIndex {
  put(application: Application): void;
  drop(applicationName: string): void;
  /** By the first label of a host name. */
  byHost(label: string): IndexedService | undefined;
  /** All services of the Application under that name; undefined where there is no such Application. */
  byName(application: string, name: string): IndexedService[] | undefined;
  /** Every service there is. */
  all(): Iterable<IndexedService>;
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
  hosts: string[];
  names: Map<string, IndexedService[]>;
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

  return {
    drop,
    put(application) {
      const { name } = application.metadata;
      const former = applications.get(name)?.services;
      drop(name);
      const entry: IndexedApplication = { hosts: [], names: new Map(), services: new Map() };
      const tls = readTargetTls(application);
      for (const service of servicesOf(application)) {
        const indexed: IndexedService = {
          application: name,
          service,
          api: entryOf(service, 'API'),
          tls,
          // counts go on when a registration changes
          statistics: former?.get(service.id)?.statistics ?? statisticsOf(name, service),
          plan: undefined,
          planForOwn: undefined,
        };
        entry.services.set(service.id, indexed);
        for (const host of hostsOf(indexed)) {
          hosts.set(host, indexed);
          entry.hosts.push(host);
        }
        for (const key of new Set([pathNameOf(service.displayName), service.name, service.id])) {
          entry.names.set(key, [...(entry.names.get(key) ?? []), indexed]);
        }
      }
      applications.set(name, entry);
    },
    byHost: (label) => hosts.get(label),
    byName(application, name) {
      const entry = applications.get(application);
      return entry === undefined ? undefined : (entry.names.get(name) ?? []);
    },
    *all() {
      for (const { services } of applications.values()) {
        yield* services.values();
      }
    },
  };
}

function statisticsOf(application: string, { id, name }: ApplicationService): CallStatistics {
  return new CallStatistics({ application, serviceId: id, service: name });
}

function hostsOf({ application, service, api }: IndexedService): string[] {
  const names = new Set([`${application.slice(0, longestApplicationPart)}-${service.id}`]);
  if (api?.gatewayUrl && URL.canParse(api.gatewayUrl)) {
    names.add(new URL(api.gatewayUrl).hostname.split('.')[0] ?? '');
  }
  return [...names].map((name) => name.toLowerCase());
}
