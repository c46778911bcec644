import { z } from 'zod';
import { readEnv } from '#lib/config/read-env.ts';

export interface ServiceCatalogConfig {
  /**
   * `own`: these controllers work. `external`: the cluster has Service Catalog, they stay off. `auto`: they stay off where
   * Service Catalog is found at the start.
   */
  mode: 'own' | 'external' | 'auto';
  /** Catalogs are read again after so long, whether something changed or not; a broker may say otherwise. */
  relistIntervalMs: number;
  /** Time between two looks for catalogs that are due. */
  relistCheckMs: number;
  /** Time to the first question about an asynchronous operation; each further one waits twice as long. */
  pollStartMs: number;
  pollMaxMs: number;
  /** Delay before a failed call is made again; each further one waits twice as long. */
  retryStartMs: number;
  retryMaxMs: number;
  /** An operation that has not succeeded after so long has failed. */
  retryLimitMs: number;
  /** Limit of one call to a broker. */
  osbTimeoutMs: number;
  /** Version of OSB that is spoken, e.g. 2.13. */
  osbVersion: string;
  /** Whether brokers are told who asked (`spec.userInfo`). */
  originatingIdentity: boolean;
  /** Whether `addKeysFrom` may read Secrets of other namespaces. */
  crossNamespaceSecrets: boolean;
}

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const durationMs = z.coerce.number().int().min(10);

const environment = z.object({
  MOORING_CATALOG_MODE: z.enum(['own', 'external', 'auto']).default('auto'),
  MOORING_CATALOG_RELIST_INTERVAL_MS: z.coerce.number().int().min(1000).default(86_400_000),
  MOORING_CATALOG_POLL_START_MS: durationMs.default(100),
  MOORING_CATALOG_POLL_MAX_MS: durationMs.default(10_000),
  MOORING_CATALOG_RETRY_START_MS: durationMs.default(250),
  MOORING_CATALOG_RETRY_MAX_MS: durationMs.default(30_000),
  MOORING_CATALOG_RETRY_LIMIT_MS: durationMs.default(604_800_000),
  MOORING_CATALOG_OSB_TIMEOUT_MS: z.coerce.number().int().min(100).default(60_000),
  MOORING_CATALOG_OSB_VERSION: z
    .string()
    .regex(/^2\.\d{1,3}$/)
    .default('2.13'),
  MOORING_CATALOG_ORIGINATING_IDENTITY: flag.default(true),
  MOORING_CATALOG_CROSS_NAMESPACE_SECRETS: flag.default(false),
});

/** The catalog's configuration from its environment. */
export function readServiceCatalogConfig(
  env: Readonly<Record<string, string | undefined>>,
): ServiceCatalogConfig {
  const read = readEnv(environment, env);
  return {
    mode: read.MOORING_CATALOG_MODE,
    relistIntervalMs: read.MOORING_CATALOG_RELIST_INTERVAL_MS,
    relistCheckMs: 1000,
    pollStartMs: read.MOORING_CATALOG_POLL_START_MS,
    pollMaxMs: read.MOORING_CATALOG_POLL_MAX_MS,
    retryStartMs: read.MOORING_CATALOG_RETRY_START_MS,
    retryMaxMs: read.MOORING_CATALOG_RETRY_MAX_MS,
    retryLimitMs: read.MOORING_CATALOG_RETRY_LIMIT_MS,
    osbTimeoutMs: read.MOORING_CATALOG_OSB_TIMEOUT_MS,
    osbVersion: read.MOORING_CATALOG_OSB_VERSION,
    originatingIdentity: read.MOORING_CATALOG_ORIGINATING_IDENTITY,
    crossNamespaceSecrets: read.MOORING_CATALOG_CROSS_NAMESPACE_SECRETS,
  };
}
