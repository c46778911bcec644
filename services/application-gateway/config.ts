import { z } from 'zod';
import type { ListenAddress } from '#lib/component.ts';
import { readEnv } from '#lib/config/read-env.ts';
import { integrationNamespace } from '#lib/domain/application/application.ts';
import type { AccessLog } from './calls/call-log.ts';

export interface ApplicationGatewayConfig {
  listen: ListenAddress;
  /** Where paths name an API package's entry too: `/{application}/{service}/{entry}/…`. */
  packages: ListenAddress;
  health: ListenAddress;
  /** Namespace of the credentials, and second part of the host names that lead here. */
  namespace: string;
  /** Until an upstream must have begun to answer. */
  upstreamTimeoutMs: number;
  /** Most connections to one target. */
  targetConnections: number;
  /** Of a request's body so much is kept to be sent again after 401 or 403. */
  replayBytes: number;
  accessLog: AccessLog;
  /** Whether plain calls are read by `http1/`; else Node's server and undici read all of them. */
  plainHttp1: boolean;
}

const port = z.coerce.number().int().min(0).max(65_535);

const environment = z.object({
  MOORING_GATEWAY_HOST: z.string().default('0.0.0.0'),
  MOORING_GATEWAY_PORT: port.default(8080),
  MOORING_GATEWAY_PACKAGES_PORT: port.default(8082),
  MOORING_GATEWAY_HEALTH_PORT: port.default(8081),
  MOORING_NAMESPACE: z.string().default(integrationNamespace),
  MOORING_GATEWAY_UPSTREAM_TIMEOUT_MS: z.coerce.number().int().min(1).default(10_000),
  MOORING_GATEWAY_TARGET_CONNECTIONS: z.coerce.number().int().min(1).default(256),
  MOORING_GATEWAY_REPLAY_BYTES: z.coerce.number().int().min(0).default(65_536),
  MOORING_GATEWAY_ACCESS_LOG: z.enum(['all', 'failures']).default('all'),
  MOORING_GATEWAY_PLAIN_HTTP1: z.enum(['on', 'off']).default('on'),
});

/** The gateway's configuration from its environment. */
export function readApplicationGatewayConfig(
  env: Readonly<Record<string, string | undefined>>,
): ApplicationGatewayConfig {
  const read = readEnv(environment, env);
  const host = read.MOORING_GATEWAY_HOST;
  return {
    listen: { host, port: read.MOORING_GATEWAY_PORT },
    packages: { host, port: read.MOORING_GATEWAY_PACKAGES_PORT },
    health: { host, port: read.MOORING_GATEWAY_HEALTH_PORT },
    namespace: read.MOORING_NAMESPACE,
    upstreamTimeoutMs: read.MOORING_GATEWAY_UPSTREAM_TIMEOUT_MS,
    targetConnections: read.MOORING_GATEWAY_TARGET_CONNECTIONS,
    replayBytes: read.MOORING_GATEWAY_REPLAY_BYTES,
    accessLog: read.MOORING_GATEWAY_ACCESS_LOG,
    plainHttp1: read.MOORING_GATEWAY_PLAIN_HTTP1 === 'on',
  };
}
