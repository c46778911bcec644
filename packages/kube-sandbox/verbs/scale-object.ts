import { badRequest, invalid } from '../meta/api-error.ts';
import {
  type ApiObject,
  type Fields,
  fieldsOf,
  isFields,
  setAt,
  textOf,
  valueAt,
} from '../meta/api-object.ts';
import { invalidValue } from '../meta/field-error.ts';
import type { ScalePaths } from '../registry/resource-definition.ts';
import { selectorObjectText } from '../selectors/label-selector-object.ts';

function numberAt(object: ApiObject, path: readonly string[]): number {
  const value = valueAt(object, ...path);
  return typeof value === 'number' ? value : 0;
}

/** An object as `autoscaling/v1` Scale. */
export function scaleOf(object: ApiObject, paths: ScalePaths): ApiObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  const selector = paths.labelSelector ? valueAt(object, ...paths.labelSelector) : undefined;
  const status: Fields = { replicas: numberAt(object, paths.statusReplicas) };
  const text = isFields(selector) ? selectorObjectText(selector) : textOf(selector);
  if (text) status.selector = text;
  const replicas = numberAt(object, paths.specReplicas);
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: {
      name,
      ...(namespace ? { namespace } : {}),
      uid,
      resourceVersion,
      creationTimestamp,
    } as ApiObject['metadata'],
    spec: replicas === 0 ? {} : { replicas },
    status,
  };
}

/** Writes a Scale's wish into the object it is a view of. Throws 400 and 422. */
export function withScale(object: ApiObject, scale: unknown, paths: ScalePaths): ApiObject {
  if (!isFields(scale) || scale.kind !== 'Scale')
    throw badRequest('the body of a scale request must be a Scale of autoscaling/v1');
  const replicas = fieldsOf(scale.spec).replicas ?? 0;
  const metadata = fieldsOf(scale.metadata);
  const problem = (): Error =>
    invalid('autoscaling', 'Scale', object.metadata.name, [
      invalidValue('spec.replicas', replicas, 'must be greater than or equal to 0'),
    ]);
  if (typeof replicas !== 'number' || !Number.isInteger(replicas) || replicas < 0) throw problem();
  const next: ApiObject = { ...object, metadata: { ...object.metadata } };
  const sent = textOf(metadata.resourceVersion);
  if (sent) next.metadata.resourceVersion = sent;
  setAt(next, paths.specReplicas, replicas);
  return next;
}
