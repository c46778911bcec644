import { type Application, entryOf, servicesOf } from '#lib/domain/application/application.ts';
import { calledUrl, type Proof, type ProofTarget } from '#lib/domain/application/proof.ts';
import type { ProveRequest } from '#lib/domain/application/prove-request.ts';
import { type CatalogBinding, secretNameOfCatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { message } from '#lib/domain/texts/message.ts';
import { MooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { OperationContext } from '../context.ts';
import { callGateway } from './call-gateway.ts';
import { readPodEnvironment } from './read-pod-environment.ts';

/**
 * Makes the call that a bound pod would make, and shows what came back and what the pod sees. Of the Secret only
 * GATEWAY_URL is used, and only where it is the address of a registered service.
 * @throws MooringError NOT_FOUND or UNPROCESSABLE where there is nothing to call yet. A call without an answer is a result.
 */
export async function prove({ kube, config }: OperationContext, input: ProveRequest): Promise<Proof> {
  const { namespace } = input;
  const binding = await kube.get<CatalogBinding>(kinds.servicebindings, input.binding, namespace);
  const gatewayUrl = await readGatewayUrl(kube, binding);
  const target = await findTarget(kube, gatewayUrl, input.path);
  const [call, podEnvironment] = await Promise.all([
    callGateway(gatewayUrl, input.path, config.gatewayUrl),
    readPodEnvironment(kube, namespace, secretNameOfCatalogBinding(binding), input.binding),
  ]);
  return { ...call, target, ...(podEnvironment === undefined ? {} : { podEnvironment }) };
}

async function readGatewayUrl(kube: KubeClient, binding: CatalogBinding): Promise<URL> {
  const name = secretNameOfCatalogBinding(binding);
  const secret = await kube.find<KubeObject & { data?: Record<string, string> }>(
    kinds.secrets,
    name,
    binding.metadata.namespace,
  );
  if (secret === undefined) {
    throw new MooringError('UNPROCESSABLE', message('errors.secretNotYet', { name }), {
      hint: message('errors.secretNotYetHint'),
    });
  }
  const encoded = secret.data?.GATEWAY_URL;
  const text = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8');
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new MooringError('UNPROCESSABLE', message('errors.noGatewayUrl', { name }), {
      hint: message('errors.noGatewayUrlHint'),
    });
  }
  return new URL(text);
}

/** A Secret can be written by anyone in the namespace; the console calls only what an Application has registered. */
async function findTarget(kube: KubeClient, gatewayUrl: URL, path: string): Promise<ProofTarget> {
  const { items } = await kube.list<Application>(kinds.applications);
  for (const application of items) {
    for (const service of servicesOf(application)) {
      const entry = entryOf(service, 'API');
      if (URL.parse(entry?.gatewayUrl ?? '')?.href === gatewayUrl.href) {
        return {
          application: application.metadata.name,
          serviceId: service.id,
          url: calledUrl(entry?.targetUrl ?? '', path),
          hasCredentials: (entry?.credentials?.type ?? '') !== '',
        };
      }
    }
  }
  throw new MooringError('UNPROCESSABLE', message('errors.foreignGatewayUrl', { url: gatewayUrl.origin }), {
    hint: message('errors.foreignGatewayUrlHint'),
  });
}
