import { z } from 'zod';
import { hostList } from './host-list.ts';
import { readEnv } from './read-env.ts';
import { type SignInSettings, signInEnv, signInOf } from './sign-in.ts';

const consoleEnv = z.object({
  /** Path of the kubeconfig the console acts with; without it the usual places. */
  MOORING_KUBECONFIG: z.string().optional(),
  MOORING_CONTEXT: z.string().optional(),
  MOORING_CONNECTOR_INTERNAL_URL: z
    .url()
    .default('http://connector-service-internal-api.kyma-integration:8080'),
  MOORING_CONNECTOR_EXTERNAL_URL: z
    .url()
    .default('http://connector-service-external-api.kyma-integration:8081'),
  MOORING_REGISTRY_URL: z.url().default('http://application-registry-external-api.kyma-integration:8081'),
  /** mTLS base URL as applications outside the cluster reach it. */
  MOORING_EDGE_URL: z.url().optional(),
  /** PEM file with the CA of the edge's server certificate. */
  MOORING_EDGE_CA: z.string().optional(),
  /** The connector's and the edge's own settings, which the console explains; to be the same as theirs. */
  MOORING_CA_SECRET: z.string().default('connector-service-app-ca'),
  MOORING_REVOCATIONS_CONFIG_MAP: z.string().default('revocations-config'),
  MOORING_EDGE_REFUSE_REVOKED: z.stringbool().default(false),
  /** Address of the application gateway; without it a GATEWAY_URL is called by its own host name. */
  MOORING_GATEWAY_URL: z.url().optional(),
  /** Address of the gateway's own state: when each service was last called. */
  MOORING_GATEWAY_STATUS_URL: z.url().default('http://application-gateway-status.kyma-integration:8081'),
  /** Address of the sample outside application; without it the console does not offer it. */
  MOORING_SAMPLE_SHOP_URL: z.url().optional(),
  /** `sandbox`, `laptop` or `cluster`. */
  MOORING_MODE: z.enum(['sandbox', 'laptop', 'cluster']).default('laptop'),
  /** Host names, separated by commas, under which the console may be reached besides the loopback ones. */
  MOORING_CONSOLE_HOSTS: hostList,
  /** Event streams at once: each open page of a browser has one. */
  MOORING_CONSOLE_STREAMS: z.coerce.number().int().min(1).default(200),
  NODE_ENV: z.string().optional(),
  ...signInEnv,
});

export interface ConsoleConfig {
  kubeconfig: string | undefined;
  context: string | undefined;
  connectorInternalUrl: string;
  connectorExternalUrl: string;
  registryUrl: string;
  edgeUrl: string | undefined;
  edgeCaFile: string | undefined;
  /** Secret with the CA of client certificates. */
  caSecretName: string;
  revocationsConfigMapName: string;
  /** Whether the edge refuses revoked certificates; otherwise they cannot be renewed, no more. */
  edgeRefusesRevoked: boolean;
  gatewayUrl: string | undefined;
  gatewayStatusUrl: string;
  sampleShopUrl: string | undefined;
  mode: 'sandbox' | 'laptop' | 'cluster';
  /** Host names besides the loopback ones under which the console may be reached. */
  allowedHosts: string[];
  /** Event streams that are served at once. */
  maxStreams: number;
  signIn: SignInSettings;
  /** True under `next dev`. */
  dev: boolean;
}

/** The console's configuration from its environment. */
export function readConsoleConfig(env: NodeJS.ProcessEnv = process.env): ConsoleConfig {
  const read = readEnv(consoleEnv, env);
  const signIn = signInOf(read);
  return {
    kubeconfig: read.MOORING_KUBECONFIG,
    context: read.MOORING_CONTEXT,
    connectorInternalUrl: read.MOORING_CONNECTOR_INTERNAL_URL,
    connectorExternalUrl: read.MOORING_CONNECTOR_EXTERNAL_URL,
    registryUrl: read.MOORING_REGISTRY_URL,
    edgeUrl: read.MOORING_EDGE_URL,
    edgeCaFile: read.MOORING_EDGE_CA,
    caSecretName: read.MOORING_CA_SECRET,
    revocationsConfigMapName: read.MOORING_REVOCATIONS_CONFIG_MAP,
    edgeRefusesRevoked: read.MOORING_EDGE_REFUSE_REVOKED,
    gatewayUrl: read.MOORING_GATEWAY_URL,
    gatewayStatusUrl: read.MOORING_GATEWAY_STATUS_URL,
    sampleShopUrl: read.MOORING_SAMPLE_SHOP_URL,
    mode: read.MOORING_MODE,
    allowedHosts: [
      ...read.MOORING_CONSOLE_HOSTS,
      ...(signIn.consoleUrl === undefined ? [] : [signIn.consoleUrl.hostname]),
    ],
    maxStreams: read.MOORING_CONSOLE_STREAMS,
    signIn,
    dev: read.NODE_ENV === 'development',
  };
}
