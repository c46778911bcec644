import { z } from 'zod';
import { readEnv } from '#lib/config/read-env.ts';

export interface ServiceCatalogConfig {
  /** Catalogs are read again after so long, whether something changed or not. */
  relistIntervalMs: number;
  /** Time to the first question about an asynchronous operation; each further one waits twice as long. */
  pollStartMs: number;
  pollMaxMs: number;
  /** Limit of one call to a broker. */
  osbTimeoutMs: number;
}

const environment = z.object({
  MOORING_CATALOG_RELIST_INTERVAL_MS: z.coerce.number().int().min(1000).default(86_400_000),
  MOORING_CATALOG_POLL_START_MS: z.coerce.number().int().min(10).default(100),
  MOORING_CATALOG_POLL_MAX_MS: z.coerce.number().int().min(10).default(10_000),
  MOORING_CATALOG_OSB_TIMEOUT_MS: z.coerce.number().int().min(100).default(60_000),
});

/** The catalog's configuration from its environment. */
export function readServiceCatalogConfig(
  env: Readonly<Record<string, string | undefined>>,
): ServiceCatalogConfig {
  const read = readEnv(environment, env);
  return {
    relistIntervalMs: read.MOORING_CATALOG_RELIST_INTERVAL_MS,
    pollStartMs: read.MOORING_CATALOG_POLL_START_MS,
    pollMaxMs: read.MOORING_CATALOG_POLL_MAX_MS,
    osbTimeoutMs: read.MOORING_CATALOG_OSB_TIMEOUT_MS,
  };
}
