import { hostname } from 'node:os';
import { z } from 'zod';
import type { ListenAddress } from '#lib/component.ts';
import { maxSpecificationBytes, maxSpecificationRequestBytes } from '#lib/config/max-specification-bytes.ts';
import { readEnv } from '#lib/config/read-env.ts';
import { integrationNamespace } from '#lib/domain/application/application.ts';

export interface ApplicationRegistryConfig {
  listen: ListenAddress;
  namespace: string;
  /** Name of this replica, which its changes are noted under. */
  holder: string;
  /** Largest registration in bytes. */
  bodyLimitBytes: number;
  /** For a whole download of a specification, redirects included. */
  specTimeoutMs: number;
  specLimitBytes: number;
  /** Lets specifications be fetched from this machine; for sandbox and laptop only. */
  allowLoopback: boolean;
  /** Fetches specifications without verifying their server's certificate. */
  insecureSpecDownload: boolean;
  /** Time between two looks for what interrupted changes left. */
  collectIntervalMs: number;
  /** Puts the cause of internal errors into answers. */
  detailedErrors: boolean;
}

const flag = z.stringbool().default(false);

const registryEnv = z.object({
  MOORING_REGISTRY_HOST: z.string().default('0.0.0.0'),
  MOORING_REGISTRY_PORT: z.coerce.number().int().min(0).max(65_535).default(8081),
  MOORING_NAMESPACE: z.string().default(integrationNamespace),
  MOORING_POD_NAME: z.string().default(hostname()),
  MOORING_SPEC_TIMEOUT_SECONDS: z.coerce.number().positive().default(20),
  MOORING_ALLOW_LOOPBACK_SPECS: flag,
  MOORING_INSECURE_SPEC_DOWNLOAD: flag,
  MOORING_DETAILED_ERRORS: flag,
});

/** The registry's configuration from its environment. */
export function readApplicationRegistryConfig(
  env: NodeJS.ProcessEnv = process.env,
): ApplicationRegistryConfig {
  const read = readEnv(registryEnv, env);
  return {
    listen: { host: read.MOORING_REGISTRY_HOST, port: read.MOORING_REGISTRY_PORT },
    namespace: read.MOORING_NAMESPACE,
    holder: read.MOORING_POD_NAME,
    bodyLimitBytes: maxSpecificationRequestBytes(env),
    specTimeoutMs: read.MOORING_SPEC_TIMEOUT_SECONDS * 1000,
    specLimitBytes: maxSpecificationBytes(env),
    allowLoopback: read.MOORING_ALLOW_LOOPBACK_SPECS,
    insecureSpecDownload: read.MOORING_INSECURE_SPEC_DOWNLOAD,
    collectIntervalMs: 60_000,
    detailedErrors: read.MOORING_DETAILED_ERRORS,
  };
}
