import { readerHints } from '#lib/domain/binding/bind-reader-hints.ts';
import { envPrefixOfUsage, type ServiceBindingUsage } from '#lib/domain/binding/service-binding-usage.ts';
import { type CatalogBinding, secretNameOfCatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import type { Check } from '#lib/domain/health/examination.ts';
import type { ReadBindings, SecretShape } from '#lib/domain/health/rules/reader/facts.ts';
import { notFoundBySome } from '#lib/domain/health/rules/reader/not-found.ts';
import {
  type BindableUsageKind,
  bindableUsageKinds,
  containersOfWorkload,
  kindOfUsageKind,
} from '#lib/domain/kubernetes/bindable-kinds.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { message } from '#lib/domain/texts/message.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createKindFinder } from '#lib/k8s/find-kind.ts';
import type { OperationContext } from '../context.ts';
import { listWorkloadBindings } from './list-workload-bindings.ts';

interface Workload {
  usageKind: BindableUsageKind;
  name: string;
  namespace: string;
}

interface DataObject extends KubeObject {
  data?: Record<string, string>;
}

/**
 * What libraries that read bindings would miss without a word, in the workloads that these bindings are in. Of Secrets only
 * the names of entries go any further.
 */
export async function checkReaders(
  { kube }: OperationContext,
  bindings: readonly CatalogBinding[],
): Promise<Check[]> {
  const namespaces = [...new Set(bindings.map(({ metadata }) => metadata.namespace ?? ''))];
  const checks = await Promise.all(
    namespaces.map((namespace) =>
      checkNamespace(
        kube,
        namespace,
        bindings.filter(({ metadata }) => metadata.namespace === namespace),
      ),
    ),
  );
  return checks.flat();
}

async function checkNamespace(
  kube: KubeClient,
  namespace: string,
  ready: readonly CatalogBinding[],
): Promise<Check[]> {
  const [usages, projections, secrets] = await Promise.all([
    kube.list<ServiceBindingUsage>(kinds.servicebindingusages, { namespace }),
    listWorkloadBindings(kube, namespace),
    kube.list<DataObject>(kinds.secrets, { namespace }),
  ]);
  const shapes = new Map(secrets.items.map((secret) => [secret.metadata.name, shapeOf(secret)]));
  const names = new Set(ready.map(({ metadata }) => metadata.name));
  const shapeOfBinding = (name: string) => {
    const binding = ready.find(({ metadata }) => metadata.name === name);
    return binding === undefined ? undefined : shapes.get(secretNameOfCatalogBinding(binding));
  };
  const kindOf = (usageKind: BindableUsageKind) => kindOfUsageKind(usageKind).kind;
  const found = bindableUsageKinds.flatMap((usageKind) => [
    ...usages.items
      .filter(({ spec }) => spec.usedBy.kind === usageKind && names.has(spec.serviceBindingRef.name))
      .map(({ spec }) => ({ usageKind, name: spec.usedBy.name, namespace })),
    ...projections
      .filter(({ spec }) => spec.workload.kind === kindOf(usageKind) && names.has(spec.service.name))
      .flatMap(({ spec: { workload } }) => (workload.name === undefined ? [] : [workload.name]))
      .map((name) => ({ usageKind, name, namespace })),
  ]);
  const workloads = new Map(found.map((workload) => [`${workload.usageKind}/${workload.name}`, workload]));
  const checks = await Promise.all(
    [...workloads.values()].map(async (workload) =>
      checksOf(workload, {
        env: await environmentOf(kube, workload),
        files: projections
          .filter(
            ({ spec }) =>
              spec.workload.kind === kindOf(workload.usageKind) && spec.workload.name === workload.name,
          )
          .map((binding) => ({ binding, secret: shapes.get(binding.status?.binding?.name ?? '') })),
        variables: usages.items
          .filter(({ spec }) => spec.usedBy.kind === workload.usageKind && spec.usedBy.name === workload.name)
          .map((usage) => ({
            prefix: envPrefixOfUsage(usage),
            secret: shapeOfBinding(usage.spec.serviceBindingRef.name),
          })),
      }),
    ),
  );
  return checks.flat();
}

function shapeOf({ data = {} }: DataObject): SecretShape {
  const endsWithLineBreak = Object.entries(data)
    .filter(([, value]) => Buffer.from(value, 'base64').at(-1) === '\n'.charCodeAt(0))
    .map(([key]) => key);
  return { keys: Object.keys(data), endsWithLineBreak };
}

async function environmentOf(kube: KubeClient, { usageKind, name, namespace }: Workload): Promise<string[]> {
  const kind = await createKindFinder(kube).find(kindOfUsageKind(usageKind));
  const workload = await kube.find<KubeObject>(kind, name, namespace);
  return workload === undefined
    ? []
    : containersOfWorkload(workload, usageKind).flatMap(({ env = [] }) => env.map((one) => one.name));
}

function checksOf({ usageKind, name, namespace }: Workload, given: ReadBindings): Check[] {
  return readerHints(given).map((problem) => ({
    subject: message('health.whatLibrariesFind', { kind: kindOfUsageKind(usageKind).kind, name, namespace }),
    health: notFoundBySome(problem),
  }));
}
