import type { TokenRequest } from '../application/token-request.ts';
import type { KindName } from './kinds.ts';
import type { KubeObject } from './kube-object.ts';

/** Holds a copy of the whole object as it was applied, a Secret's values included. */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

interface ManagedFields {
  time?: string;
  fieldsV1?: Record<string, unknown>;
}

interface WithData extends KubeObject {
  type?: string;
  data?: Record<string, string> | null;
  binaryData?: Record<string, string> | null;
}

/**
 * The object as the console's lists and its event stream may carry it: Secrets and ConfigMaps with the names of their
 * keys instead of values, TokenRequests without the token, nothing with managed fields or a copy of what was applied.
 */
export function redact(kind: KindName, object: KubeObject): KubeObject {
  const lean = { ...object, metadata: leanMetadata(object) };
  if (kind === 'secrets' || kind === 'configmaps') {
    const { apiVersion, kind: name, metadata, type, data, binaryData } = lean as WithData;
    const keys = [...Object.keys(data ?? {}), ...Object.keys(binaryData ?? {})].sort();
    const changedAt = dataChangedAt(object);
    return {
      apiVersion,
      kind: name,
      metadata,
      ...(type === undefined ? {} : { type }),
      keys,
      ...(changedAt === undefined ? {} : { changedAt }),
    } as KubeObject;
  }
  if (kind === 'tokenrequests') {
    const request = lean as TokenRequest;
    return request.status === undefined
      ? request
      : ({ ...request, status: { ...request.status, token: '', url: '' } } as TokenRequest);
  }
  return lean;
}

/** When the values were written last, as the server has noted it; undefined where it does not tell. */
function dataChangedAt({ metadata }: KubeObject): string | undefined {
  const { managedFields = [] } = metadata as { managedFields?: ManagedFields[] };
  return managedFields
    .filter(({ fieldsV1 }) => fieldsV1?.['f:data'] !== undefined)
    .flatMap(({ time }) => time ?? [])
    .sort()
    .at(-1);
}

function leanMetadata(object: KubeObject): KubeObject['metadata'] {
  const { managedFields, annotations, ...metadata } = object.metadata as KubeObject['metadata'] & {
    managedFields?: unknown;
  };
  if (annotations === undefined) {
    return metadata;
  }
  const { [lastApplied]: copy, ...rest } = annotations;
  return { ...metadata, annotations: rest };
}
