import type { KubeClient } from '#lib/k8s/client.ts';
import type { Logger } from '#lib/log.ts';
import type { ApplicationRegistryConfig } from './config.ts';
import type { SpecDownloader } from './download-spec.ts';
import type { SpecStore } from './spec-store.ts';

/** What the routes of the registry share. */
export interface Registry {
  kube: KubeClient;
  config: ApplicationRegistryConfig;
  log: Logger;
  specs: SpecStore;
  download: SpecDownloader;
  now(): Date;
  /** Runs one change of an Application after the other, so that many registrations at once do not conflict. */
  inTurn<T>(application: string, work: () => Promise<T>): Promise<T>;
}
