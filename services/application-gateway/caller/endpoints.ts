import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Component } from '#lib/component.ts';
import { readEnv } from '#lib/config/read-env.ts';
import { integrationNamespace } from '#lib/domain/application/application.ts';
import { type KindInfo, kinds, resourcePath } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createInformer } from '#lib/k8s/informer.ts';
import { createController } from '#lib/k8s/run-controller.ts';
import type { Logger } from '#lib/log.ts';

export interface GatewayEndpointsConfig {
  /** Namespace of the access Services, and of this pod. */
  namespace: string;
  pod: { name: string; uid: string; ip: string };
  /** Port of the gateway on the pod's address. */
  port: number;
}

const environment = z.object({
  MOORING_NAMESPACE: z.string().default(integrationNamespace),
  MOORING_POD_NAME: z.string(),
  MOORING_POD_UID: z.string(),
  MOORING_POD_IP: z.string(),
  MOORING_GATEWAY_PORT: z.coerce.number().int().min(1).max(65_535).default(8080),
});

/** What the gateway's pod tells about itself, by the downward API. */
export function readGatewayEndpointsConfig(
  env: Readonly<Record<string, string | undefined>>,
): GatewayEndpointsConfig {
  const read = readEnv(environment, env);
  return {
    namespace: read.MOORING_NAMESPACE,
    pod: { name: read.MOORING_POD_NAME, uid: read.MOORING_POD_UID, ip: read.MOORING_POD_IP },
    port: read.MOORING_GATEWAY_PORT,
  };
}

interface EndpointSlice extends KubeObject {
  addressType: 'IPv4' | 'IPv6';
  endpoints: { addresses: string[]; conditions: { ready: boolean } }[];
  ports: { name: string; port: number; protocol: 'TCP' }[];
}

interface AccessService extends KubeObject {
  spec?: { ports?: { name?: string }[] };
}

export interface GatewayEndpointsOptions {
  kube: KubeClient;
  log: Logger;
  config: GatewayEndpointsConfig;
}

const podLabel = 'mooring.dev/gateway-pod';

/**
 * Puts this gateway behind every access Service. Their selector names a gateway per Application (connectivity contract 3.7) and
 * finds no pod, as one gateway serves all: an EndpointSlice per Service, owned by this pod, names its address instead.
 */
export function createGatewayEndpoints({ kube, log, config }: GatewayEndpointsOptions): Component {
  const { namespace, pod, port } = config;
  const suffix = createHash('sha256').update(pod.uid).digest('hex').slice(0, 10);
  // every access Service carries the id of its Application's service
  const services = createInformer<AccessService>({
    kube,
    kind: kinds.services,
    namespace,
    labelSelector: 'serviceId',
    log,
  });
  let kind: KindInfo = endpointSlices('v1');

  const controller = createController({
    name: 'gateway-endpoints',
    sources: [{ informer: services }],
    log,
    async reconcile(key) {
      const service = services.get(key);
      const name = `${key.split('/')[1]}-${suffix}`;
      if (service === undefined) {
        await kube.delete(kind, name, namespace);
        return undefined;
      }
      const current = await kube.find<EndpointSlice>(kind, name, namespace);
      if (current === undefined) {
        await kube.create(kind, sliceFor(service, name));
      } else if (current.endpoints[0]?.addresses[0] !== pod.ip || current.ports[0]?.port !== port) {
        const { endpoints, ports } = sliceFor(service, name);
        await kube.replace(kind, { ...current, endpoints, ports });
      }
      return undefined;
    },
  });

  function sliceFor({ metadata, spec }: AccessService, name: string): EndpointSlice {
    return {
      apiVersion: `${kind.group}/${kind.version}`,
      kind: kind.kind,
      metadata: {
        name,
        namespace,
        labels: {
          'kubernetes.io/service-name': metadata.name,
          'endpointslice.kubernetes.io/managed-by': 'application-gateway.mooring.dev',
          [podLabel]: suffix,
        },
        // goes with the pod, however it ends
        ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: pod.name, uid: pod.uid }],
      },
      addressType: pod.ip.includes(':') ? 'IPv6' : 'IPv4',
      endpoints: [{ addresses: [pod.ip], conditions: { ready: true } }],
      ports: [{ name: spec?.ports?.[0]?.name ?? 'http', port, protocol: 'TCP' }],
    };
  }

  return {
    name: 'gateway-endpoints',
    async start() {
      kind = endpointSlices((await serves(kube, 'v1')) ? 'v1' : 'v1beta1');
      await services.start();
      controller.start();
    },
    async stop() {
      await services.stop();
      await controller.stop();
      // before the gateway stops listening: no new calls are to come
      const selector = new URLSearchParams({ labelSelector: `${podLabel}=${suffix}` });
      await kube.raw('DELETE', `${resourcePath(kind, namespace)}?${selector}`);
    },
  };
}

/** `v1` came with Kubernetes 1.21; the fields used here are the same in `v1beta1`. */
function endpointSlices(version: 'v1' | 'v1beta1'): KindInfo {
  return {
    group: 'discovery.k8s.io',
    version,
    kind: 'EndpointSlice',
    plural: 'endpointslices',
    namespaced: true,
  };
}

async function serves(kube: KubeClient, version: 'v1'): Promise<boolean> {
  try {
    await kube.raw('GET', `/apis/discovery.k8s.io/${version}`);
    return true;
  } catch (error) {
    if (isMooringError(error, 'NOT_FOUND')) {
      return false;
    }
    throw error;
  }
}
