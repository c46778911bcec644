import { z } from 'zod';
import type { ListenAddress } from '#lib/component.ts';
import { readEnv } from '#lib/config/read-env.ts';
import { integrationNamespace } from '#lib/domain/application/application.ts';

export interface ApplicationBrokerConfig {
  listen: ListenAddress;
  /** Base URL of this broker as the catalog's controller reaches it; undefined: where it listens. */
  brokerUrl: string | undefined;
  /** Changes of Applications are collected for so long before catalogs are asked to be read again. */
  relistWindowMs: number;
  /** How long provisioning waits for the ApplicationMapping that allows it. */
  accessWaitMs: number;
  /** One class per Application with a plan per service, instead of one class per service (binding contract 1.6, V2 and V1). */
  apiPackages: boolean;
  /** Base URL of a namespace's gateway; `%s` stands for the namespace. API packages only. */
  gatewayUrlFormat: string;
  /** Namespace of the credentials that belong to Applications. API packages only. */
  namespace: string;
}

const environment = z.object({
  MOORING_BROKER_HOST: z.string().default('0.0.0.0'),
  MOORING_BROKER_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  MOORING_BROKER_URL: z.url().default('http://application-broker.kyma-integration.svc.cluster.local'),
  MOORING_BROKER_RELIST_WINDOW_MS: z.coerce.number().int().min(0).default(200),
  MOORING_BROKER_ACCESS_WAIT_MS: z.coerce.number().int().min(0).default(60_000),
  MOORING_BROKER_API_PACKAGES: z.stringbool().default(false),
  MOORING_BROKER_GATEWAY_URL_FORMAT: z.string().default('http://%s-gateway:8080'),
  MOORING_NAMESPACE: z.string().default(integrationNamespace),
});

/** The broker's configuration from its environment. */
export function readApplicationBrokerConfig(
  env: Readonly<Record<string, string | undefined>>,
): ApplicationBrokerConfig {
  const read = readEnv(environment, env);
  return {
    listen: { host: read.MOORING_BROKER_HOST, port: read.MOORING_BROKER_PORT },
    brokerUrl: read.MOORING_BROKER_URL.replace(/\/+$/, ''),
    relistWindowMs: read.MOORING_BROKER_RELIST_WINDOW_MS,
    accessWaitMs: read.MOORING_BROKER_ACCESS_WAIT_MS,
    apiPackages: read.MOORING_BROKER_API_PACKAGES,
    gatewayUrlFormat: read.MOORING_BROKER_GATEWAY_URL_FORMAT,
    namespace: read.MOORING_NAMESPACE,
  };
}
