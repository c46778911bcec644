import type { CatalogBinding } from '../catalog/catalog-binding.ts';
import { applicationOfServiceClass, displayNameOfServiceClass } from '../catalog/service-class.ts';
import { kindOfUsageKind } from '../kubernetes/bindable-kinds.ts';
import { apiVersionOf, kinds } from '../kubernetes/kinds.ts';
import type { KubeObject } from '../kubernetes/kube-object.ts';
import { stableName } from '../kubernetes/stable-name.ts';
import { message } from '../texts/message.ts';
import { bindReaders, directoryFor, transformsFor } from './bind-reader.ts';
import { bindingsTo } from './binding-plan-reuse.ts';
import {
  type BindRequest,
  type BindSituation,
  type PlannedObject,
  planned,
  workloadKindOf,
} from './binding-plan-shape.ts';
import type { WorkloadBinding } from './workload-binding.ts';

/** On a binding for a reader of files: the usage that it goes with. */
export const besideUsageAnnotation = 'bindings.mooring.dev/beside-usage';

/** A Secret of its own for a reader of files, and the projection of it: among variables its entries would be in the way. */
export function planFiles(
  request: BindRequest,
  situation: BindSituation,
  { instance, usage }: { instance: KubeObject; usage: KubeObject },
): PlannedObject[] {
  const { namespace, workload, serviceId, reader } = request;
  const directory =
    reader && directoryFor(reader, bindReaders.xsenv.nameOf(nameOfService(request, situation)));
  if (reader === undefined || directory === undefined) {
    return [];
  }
  const kind = kindOfUsageKind(workloadKindOf(request));
  const transforms = transformsFor(reader);
  const own = new Set(bindingsTo(situation, instance, transforms).map(({ metadata }) => metadata.name));
  const projected = situation.workloadBindings.find(
    ({ metadata, spec }) =>
      metadata.deletionTimestamp === undefined &&
      own.has(spec.service.name) &&
      spec.workload.kind === kind.kind &&
      spec.workload.name === workload &&
      spec.type === directory.type &&
      spec.name === directory.name,
  );
  const known = situation.bindings.find(({ metadata }) => metadata.name === projected?.spec.service.name);
  if (projected !== undefined && known !== undefined) {
    return [
      planned('servicebindings', 'reuse', message('plans.entriesThere'), known),
      planned('workloadbindings', 'reuse', message('plans.filesThere'), projected),
    ];
  }
  const taken = new Set([
    ...situation.bindings.map(({ metadata }) => metadata.name),
    ...situation.workloadBindings.map(({ metadata }) => metadata.name),
    ...situation.secretNames,
  ]);
  const name = stableName(
    [workload, directory.name, 'files'],
    `${workloadKindOf(request)}/${workload}/${serviceId}/${reader.id}/${reader.name}`,
    (candidate) => !taken.has(candidate),
  );
  const metadata = { name, namespace, annotations: { [besideUsageAnnotation]: usage.metadata.name } };
  const binding: CatalogBinding = {
    apiVersion: apiVersionOf(kinds.servicebindings),
    kind: kinds.servicebindings.kind,
    metadata,
    spec: { instanceRef: { name: instance.metadata.name }, secretTransforms: transforms },
  };
  const files: WorkloadBinding = {
    apiVersion: apiVersionOf(kinds.workloadbindings),
    kind: kinds.workloadbindings.kind,
    metadata,
    spec: {
      ...directory,
      provider: applicationNameOf(situation) ?? 'mooring',
      service: { apiVersion: binding.apiVersion, kind: binding.kind, name },
      workload: { apiVersion: apiVersionOf(kind), kind: kind.kind, name: workload },
    },
  };
  return [
    planned('servicebindings', 'create', message('plans.hasEntries', { name }), binding),
    planned('workloadbindings', 'create', message('plans.putsFiles', { directory: directory.name }), files),
  ];
}

function nameOfService({ serviceId }: BindRequest, { serviceClass }: BindSituation): string {
  return serviceClass === undefined ? serviceId : displayNameOfServiceClass(serviceClass);
}

function applicationNameOf({ serviceClass }: BindSituation): string | undefined {
  return serviceClass === undefined ? undefined : applicationOfServiceClass(serviceClass);
}
