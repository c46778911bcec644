import type { KubeClient } from '#lib/k8s/client.ts';
import type { Logger } from '#lib/log.ts';
import type { ApplicationRegistryConfig } from './config.ts';
import type { ChangeJournal } from './objects/change-journal.ts';
import type { ServiceList } from './objects/service-list.ts';
import type { SpecificationDownloader } from './specifications/download-specification.ts';
import type { SpecificationStore } from './specifications/specification-store.ts';

/** What the routes of the registry share. */
export interface Registry {
  kube: KubeClient;
  config: ApplicationRegistryConfig;
  log: Logger;
  services: ServiceList;
  specs: SpecificationStore;
  journal: ChangeJournal;
  download: SpecificationDownloader;
  now(): Date;
  /** Resolves after so many milliseconds. */
  delay(ms: number): Promise<void>;
  /** Runs one change of a service after the other. */
  inTurn<T>(serviceId: string, work: () => Promise<T>): Promise<T>;
}
