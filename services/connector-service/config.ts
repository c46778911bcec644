import { z } from 'zod';
import type { ListenAddress } from '#lib/component.ts';
import { readEnv } from '#lib/config/read-env.ts';
import { integrationNamespace } from '#lib/domain/application/application.ts';
import { edgeProofSecretName } from '#lib/k8s/edge-proof-keys.ts';
import type { SubjectDefaults } from '#lib/pki/subject.ts';

export interface ConnectorServiceConfig {
  /** Central mode: tokens and certificates carry a tenant and a group, and there are runtimes (connectivity contract 2.1). */
  central: boolean;
  /** Tokens and administrative revocation; reachable from inside the cluster only. */
  internal: ListenAddress;
  /** Pairing, and what the edge forwards. */
  external: ListenAddress;
  namespace: string;
  /** Base URL under which outside applications reach the external listener; undefined: its own address. */
  publicUrl: string | undefined;
  /** Base URL of the edge as outside applications reach it, empty where there is none; asked at each request. */
  gatewayUrl(): string;
  /** Attributes that every client certificate carries. */
  subject: SubjectDefaults;
  tokenTtlMs: number;
  /** How often expired tokens are removed; they stop working on time without it. */
  sweepIntervalMs: number;
  certificateValidityMs: number;
  caSecretName: string;
  /** Publishes the certificates of the CA, without its key, to those who verify. */
  caConfigMapName: string;
  /** Secret with the root above the CA, key `cacert`, which clients get too; undefined: the CA is its own root. */
  rootCaSecretName: string | undefined;
  /** Used when the CA Secret is missing at start. */
  caKeyBits: number;
  caValidityMs: number;
  revocationsConfigMapName: string;
  /** Holds the keys by which the edge proves what it forwards; created when missing. */
  edgeProofSecretName: string;
}

const dayMs = 86_400_000;

const connectorEnv = z.object({
  MOORING_CONNECTOR_HOST: z.string().default('0.0.0.0'),
  MOORING_CONNECTOR_INTERNAL_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  MOORING_CONNECTOR_EXTERNAL_PORT: z.coerce.number().int().min(0).max(65_535).default(8081),
  MOORING_CONNECTOR_CENTRAL: z.stringbool().default(false),
  MOORING_NAMESPACE: z.string().default(integrationNamespace),
  MOORING_CONNECTOR_PUBLIC_URL: z.url().default('https://connector-service.kyma.local'),
  MOORING_EDGE_URL: z.url().default('https://gateway.kyma.local'),
  MOORING_CERTIFICATE_COUNTRY: z.string().default('DE'),
  MOORING_CERTIFICATE_ORGANIZATION: z.string().default('Organization'),
  MOORING_CERTIFICATE_ORGANIZATIONAL_UNIT: z.string().default('OrgUnit'),
  MOORING_CERTIFICATE_LOCALITY: z.string().default('Waldorf'),
  MOORING_CERTIFICATE_PROVINCE: z.string().default('Waldorf'),
  MOORING_TOKEN_TTL_SECONDS: z.coerce.number().positive().default(300),
  MOORING_CERTIFICATE_VALIDITY_DAYS: z.coerce.number().positive().default(92),
  MOORING_CA_SECRET: z.string().default('connector-service-app-ca'),
  MOORING_CA_CONFIG_MAP: z.string().default('connector-service-app-ca'),
  MOORING_ROOT_CA_SECRET: z.string().optional(),
  MOORING_CA_KEY_BITS: z.coerce.number().int().min(2048).default(4096),
  MOORING_CA_VALIDITY_DAYS: z.coerce.number().positive().default(3650),
  MOORING_REVOCATIONS_CONFIG_MAP: z.string().default('revocations-config'),
  MOORING_EDGE_PROOF_SECRET: z.string().default(edgeProofSecretName),
});

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

/** The connector's configuration from its environment. */
export function readConnectorServiceConfig(env: NodeJS.ProcessEnv = process.env): ConnectorServiceConfig {
  const read = readEnv(connectorEnv, env);
  const host = read.MOORING_CONNECTOR_HOST;
  return {
    central: read.MOORING_CONNECTOR_CENTRAL,
    internal: { host, port: read.MOORING_CONNECTOR_INTERNAL_PORT },
    external: { host, port: read.MOORING_CONNECTOR_EXTERNAL_PORT },
    namespace: read.MOORING_NAMESPACE,
    publicUrl: withoutSlash(read.MOORING_CONNECTOR_PUBLIC_URL),
    gatewayUrl: () => withoutSlash(read.MOORING_EDGE_URL),
    subject: {
      C: read.MOORING_CERTIFICATE_COUNTRY,
      O: read.MOORING_CERTIFICATE_ORGANIZATION,
      OU: read.MOORING_CERTIFICATE_ORGANIZATIONAL_UNIT,
      L: read.MOORING_CERTIFICATE_LOCALITY,
      ST: read.MOORING_CERTIFICATE_PROVINCE,
    },
    tokenTtlMs: read.MOORING_TOKEN_TTL_SECONDS * 1000,
    sweepIntervalMs: 60_000,
    certificateValidityMs: read.MOORING_CERTIFICATE_VALIDITY_DAYS * dayMs,
    caSecretName: read.MOORING_CA_SECRET,
    caConfigMapName: read.MOORING_CA_CONFIG_MAP,
    rootCaSecretName: read.MOORING_ROOT_CA_SECRET,
    caKeyBits: read.MOORING_CA_KEY_BITS,
    caValidityMs: read.MOORING_CA_VALIDITY_DAYS * dayMs,
    revocationsConfigMapName: read.MOORING_REVOCATIONS_CONFIG_MAP,
    edgeProofSecretName: read.MOORING_EDGE_PROOF_SECRET,
  };
}
