import type { BlockList } from 'node:net';
import { z } from 'zod';
import type { ListenAddress } from '#lib/component.ts';
import { readEnv } from '#lib/config/read-env.ts';
import { integrationNamespace } from '#lib/domain/application/application.ts';
import { MooringError } from '#lib/errors.ts';
import { edgeProofSecretName } from '#lib/k8s/edge-proof-keys.ts';
import { readAddresses } from './trusted-addresses.ts';

export interface EdgeConfig {
  /** Mutual TLS, for outside applications. */
  listen: ListenAddress;
  /** `/v1/health`; undefined: none. */
  health: ListenAddress | undefined;
  /** Plain HTTP behind an ingress that terminates mutual TLS. Undefined: none. */
  forwarded: ListenAddress | undefined;
  /** Whose X-Forwarded-Client-Cert is believed on that listener; anybody else is turned away. */
  ingressAddresses: BlockList;
  namespace: string;
  /** What the connector publishes of the CA of client certificates: `ca.crt`, and those before it that are still trusted. */
  clientCaConfigMapName: string;
  /** Refuse certificates that the connector's list names as revoked, instead of leaving that to the renewal. */
  refuseRevoked: boolean;
  revocationsConfigMapName: string;
  /** Holds the keys by which the connector knows that a request comes from here; created when missing. */
  edgeProofSecretName: string;
  /** Holds `tls.crt` and `tls.key`; created when missing, with a CA of its own in `ca.crt` and `ca.key`. */
  serverSecretName: string;
  /** DNS names and addresses of the server certificate that is created. */
  hosts: string[];
  /** File that gets the PEM of the server certificate's CA at start; undefined: none. */
  caFile: string | undefined;
  /** Addresses of the services behind. */
  connectorExternalUrl: string;
  registryUrl: string;
  eventServiceUrl: string;
  /** How long a service behind may take to begin its answer. */
  answerTimeoutMs: number;
}

const port = z.coerce.number().int().min(0).max(65_535);
const inNamespace = 'kyma-integration.svc.cluster.local';

const edgeEnv = z.object({
  MOORING_EDGE_HOST: z.string().default('0.0.0.0'),
  MOORING_EDGE_PORT: port.default(8443),
  MOORING_EDGE_HEALTH_PORT: port.default(8080),
  /** Only where an ingress in front terminates mutual TLS. */
  MOORING_EDGE_FORWARDED_PORT: port.optional(),
  /** Addresses and networks of that ingress, separated by commas. */
  MOORING_EDGE_FORWARDED_FROM: z.string().default(''),
  MOORING_EDGE_REFUSE_REVOKED: z.stringbool().default(false),
  MOORING_REVOCATIONS_CONFIG_MAP: z.string().default('revocations-config'),
  MOORING_NAMESPACE: z.string().default(integrationNamespace),
  MOORING_CA_CONFIG_MAP: z.string().default('connector-service-app-ca'),
  MOORING_EDGE_PROOF_SECRET: z.string().default(edgeProofSecretName),
  MOORING_EDGE_TLS_SECRET: z.string().default('edge-server-tls'),
  MOORING_EDGE_HOSTS: z.string().default('gateway.kyma.local,localhost,127.0.0.1'),
  MOORING_EDGE_CA_FILE: z.string().optional(),
  MOORING_CONNECTOR_EXTERNAL_URL: z
    .url()
    .default(`http://connector-service-external-api.${inNamespace}:8081`),
  MOORING_REGISTRY_URL: z.url().default(`http://application-registry-external-api.${inNamespace}:8081`),
  MOORING_EVENT_SERVICE_URL: z.url().default(`http://event-service.${inNamespace}:8081`),
});

/**
 * The edge's configuration from its environment.
 * @throws MooringError INVALID that names the variable.
 */
export function readEdgeConfig(env: NodeJS.ProcessEnv = process.env): EdgeConfig {
  const read = readEnv(edgeEnv, env);
  const host = read.MOORING_EDGE_HOST;
  const forwardedPort = read.MOORING_EDGE_FORWARDED_PORT;
  return {
    listen: { host, port: read.MOORING_EDGE_PORT },
    health: { host, port: read.MOORING_EDGE_HEALTH_PORT },
    forwarded: forwardedPort === undefined ? undefined : { host, port: forwardedPort },
    ingressAddresses: ingressAddressesOf(read.MOORING_EDGE_FORWARDED_FROM, forwardedPort),
    namespace: read.MOORING_NAMESPACE,
    clientCaConfigMapName: read.MOORING_CA_CONFIG_MAP,
    refuseRevoked: read.MOORING_EDGE_REFUSE_REVOKED,
    revocationsConfigMapName: read.MOORING_REVOCATIONS_CONFIG_MAP,
    edgeProofSecretName: read.MOORING_EDGE_PROOF_SECRET,
    serverSecretName: read.MOORING_EDGE_TLS_SECRET,
    hosts: listOf(read.MOORING_EDGE_HOSTS),
    caFile: read.MOORING_EDGE_CA_FILE,
    connectorExternalUrl: read.MOORING_CONNECTOR_EXTERNAL_URL,
    registryUrl: read.MOORING_REGISTRY_URL,
    eventServiceUrl: read.MOORING_EVENT_SERVICE_URL,
    answerTimeoutMs: 60_000,
  };
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Without a list anybody inside the cluster could call himself any application. */
function ingressAddressesOf(text: string, forwardedPort: number | undefined): BlockList {
  const texts = listOf(text);
  const addresses = readAddresses(texts);
  if (addresses === undefined || (forwardedPort !== undefined && texts.length === 0)) {
    throw new MooringError(
      'INVALID',
      'MOORING_EDGE_FORWARDED_FROM must name the addresses or networks of the ingress whose X-Forwarded-Client-Cert is believed.',
      { hint: 'For example: MOORING_EDGE_FORWARDED_FROM=10.0.0.7,10.8.0.0/16' },
    );
  }
  return addresses;
}
