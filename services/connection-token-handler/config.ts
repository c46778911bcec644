import { z } from 'zod';
import { readEnv } from '#lib/config/read-env.ts';

export interface ConnectionTokenHandlerConfig {
  /** Base URL of the connector's internal listener. */
  connectorInternalUrl: string;
  /** How long an answered TokenRequest is kept. */
  tokenTtlMs: number;
  callTimeoutMs: number;
}

const handlerEnv = z.object({
  MOORING_CONNECTOR_INTERNAL_URL: z
    .url()
    .default('http://connector-service-internal-api.kyma-integration.svc.cluster.local:8080'),
  MOORING_TOKEN_TTL_SECONDS: z.coerce.number().positive().default(300),
});

/** The token handler's configuration from its environment. */
export function readConnectionTokenHandlerConfig(
  env: NodeJS.ProcessEnv = process.env,
): ConnectionTokenHandlerConfig {
  const read = readEnv(handlerEnv, env);
  return {
    connectorInternalUrl: read.MOORING_CONNECTOR_INTERNAL_URL.replace(/\/+$/, ''),
    tokenTtlMs: read.MOORING_TOKEN_TTL_SECONDS * 1000,
    callTimeoutMs: 10_000,
  };
}
