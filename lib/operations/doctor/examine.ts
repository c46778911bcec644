import { request } from 'undici';
import type { z } from 'zod';
import { type Application, servicesOf } from '#lib/domain/application/application.ts';
import type { CatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import type { ServiceInstance } from '#lib/domain/catalog/service-instance.ts';
import { type Check, type Examination, healthOfProof } from '#lib/domain/health/examination.ts';
import type { examineRequest } from '#lib/domain/health/examine-request.ts';
import { ok } from '#lib/domain/health/node-health.ts';
import { callNotPossible } from '#lib/domain/health/rules/call/not-possible.ts';
import { componentDown } from '#lib/domain/health/rules/component/down.ts';
import { tell } from '#lib/domain/health/rules/diagnose.ts';
import { isConditionTrue } from '#lib/domain/kubernetes/conditions.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { type Message, message } from '#lib/domain/texts/message.ts';
import { errorText } from '#lib/errors.ts';
import { checkReaders } from '../bindings/check-readers.ts';
import { prove } from '../bindings/prove.ts';
import type { OperationContext } from '../context.ts';

const healthTimeoutMs = 3_000;
const mostBindings = 40;
const atOnce = 4;

/**
 * Tries out what an Application depends on: the components, and one real call (GET /) through each of its bindings that
 * are ready; and what libraries would not find of them. Changes nothing; what does not work is a result, not an error.
 */
export async function examine(
  context: OperationContext,
  { application }: z.output<typeof examineRequest>,
): Promise<Examination> {
  const [components, bound] = await Promise.all([
    checkComponents(context),
    readyBindings(context, application),
  ]);
  const called = bound.slice(0, mostBindings);
  const calls: Check[] = [];
  for (let from = 0; from < called.length; from += atOnce) {
    calls.push(
      ...(await Promise.all(called.slice(from, from + atOnce).map((one) => callThrough(context, one)))),
    );
  }
  const readers = await checkReaders(context, bound);
  return { checks: [...components, ...calls, ...readers], leftOut: bound.length - called.length };
}

function checkComponents({ config }: OperationContext): Promise<Check[]> {
  // the connector has no health of its own (connectivity contract 2.3): it is asked for its description
  const parts: [string, URL][] = [
    ['Connector', new URL('/v1/api.yaml', config.connectorExternalUrl)],
    ['Registry', new URL('/v1/health', config.registryUrl)],
    ['Gateway', new URL('/v1/health', config.gatewayStatusUrl)],
  ];
  return Promise.all(parts.map(([subject, url]) => checkHealth(subject, url)));
}

async function checkHealth(subject: string, url: URL): Promise<Check> {
  const isDown = (evidence: Message): Check => ({
    subject,
    health: tell(componentDown, { name: subject, evidence }),
  });
  try {
    const { statusCode, body } = await request(url, { signal: AbortSignal.timeout(healthTimeoutMs) });
    await body.dump();
    return statusCode === 200
      ? { subject, health: ok(message('states.runs')) }
      : isDown(message('health.componentAnswered', { url: url.href, status: String(statusCode) }));
  } catch (error) {
    return isDown(message('health.componentFailed', { url: url.href, error: errorText(error) }));
  }
}

async function readyBindings({ kube }: OperationContext, name: string): Promise<CatalogBinding[]> {
  const [application, classes, instances, bindings] = await Promise.all([
    kube.get<Application>(kinds.applications, name),
    kube.list<ServiceClass>(kinds.serviceclasses),
    kube.list<ServiceInstance>(kinds.serviceinstances),
    kube.list<CatalogBinding>(kinds.servicebindings),
  ]);
  const services = new Set(servicesOf(application).map(({ id }) => id));
  const keyOf = (namespace: string | undefined, object: string | undefined) => `${namespace}/${object}`;
  const serviceOfClass = new Map(
    classes.items.map(({ metadata, spec }) => [keyOf(metadata.namespace, metadata.name), spec.externalID]),
  );
  const serviceOfInstance = new Map(
    instances.items.map(({ metadata, spec }) => [
      keyOf(metadata.namespace, metadata.name),
      serviceOfClass.get(keyOf(metadata.namespace, spec.serviceClassRef?.name)),
    ]),
  );
  return bindings.items.filter(({ metadata, spec, status }) => {
    const serviceId = serviceOfInstance.get(keyOf(metadata.namespace, spec.instanceRef.name));
    return serviceId !== undefined && services.has(serviceId) && isConditionTrue(status?.conditions, 'Ready');
  });
}

async function callThrough(
  context: OperationContext,
  { metadata: { name, namespace = '' } }: CatalogBinding,
): Promise<Check> {
  const base = {
    subject: message('health.callThrough', { name, namespace }),
    object: { kind: 'servicebindings' as const, name, namespace },
  };
  try {
    const proof = await prove(context, { namespace, binding: name, path: '/' });
    return { ...base, health: healthOfProof(proof) };
  } catch (error) {
    return {
      ...base,
      health: tell(callNotPossible, { binding: name, namespace, error: errorText(error) }),
    };
  }
}
