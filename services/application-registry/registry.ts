import type { KubeClient } from '#lib/k8s/client.ts';
import type { Logger } from '#lib/log.ts';
import type { ChangeJournal } from './change-journal.ts';
import type { ApplicationRegistryConfig } from './config.ts';
import type { SpecDownloader } from './download-spec.ts';
import type { ServiceList } from './service-list.ts';
import type { SpecStore } from './spec-store.ts';

/** What the routes of the registry share. */
export interface Registry {
  kube: KubeClient;
  config: ApplicationRegistryConfig;
  log: Logger;
  services: ServiceList;
  specs: SpecStore;
  journal: ChangeJournal;
  download: SpecDownloader;
  now(): Date;
  /** Resolves after so many milliseconds. */
  delay(ms: number): Promise<void>;
  /** Runs one change of a service after the other. */
  inTurn<T>(serviceId: string, work: () => Promise<T>): Promise<T>;
}
