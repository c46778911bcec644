import { parseExact } from 'kube-text/exact-json';
import { readYaml } from 'kube-text/read-yaml';
import { badRequest, invalid, notFound, unsupportedMediaType } from '../meta/api-error.ts';
import { type ApiObject, isFields } from '../meta/api-object.ts';
import { required } from '../meta/field-error.ts';
import { applyConfiguration } from '../patch/apply-patch.ts';
import { applyJsonPatch } from '../patch/json-patch.ts';
import { mergePatch } from '../patch/merge-patch.ts';
import { strategicMergePatch } from '../patch/strategic-merge-patch.ts';
import { groupResourceOf } from '../registry/resource-definition.ts';
import type { Stored } from '../store/object-store.ts';
import type { ApiContext, ResourceRequest } from './api-context.ts';
import { createObject } from './create-object.ts';
import { completeObject, expectKind } from './decode-object.ts';
import { updateObject } from './update-object.ts';
import type { WriteOptions } from './write-options.ts';

export const patchTypes = [
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
  'application/apply-patch+yaml',
];

function parsePatch(body: Buffer, mediaType: string): unknown {
  const text = body.toString('utf8');
  try {
    return mediaType === 'application/apply-patch+yaml' ? readYaml(text) : parseExact(text);
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw badRequest(`error decoding patch: ${why}`);
  }
}

function applyOperation(
  request: ResourceRequest,
  mediaType: string,
  current: ApiObject,
  patch: unknown,
): unknown {
  const { definition } = request;
  if (mediaType === 'application/json-patch+json') return applyJsonPatch(current, patch);
  if (!isFields(patch))
    throw badRequest(
      'error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}',
    );
  if (mediaType === 'application/merge-patch+json') return mergePatch(current, patch);
  return strategicMergePatch(current, patch, definition.schema);
}

interface Applied {
  stored: Stored;
  created: boolean;
}

function serverSideApply(
  api: ApiContext,
  request: ResourceRequest,
  patch: unknown,
  options: WriteOptions,
): Applied {
  const { definition, query } = request;
  if (!query.get('fieldManager')) {
    throw invalid('meta.k8s.io', 'PatchOptions', '', [
      required('fieldManager', 'is required for apply patch'),
    ]);
  }
  const config = expectKind(definition, patch);
  if (config.metadata.managedFields !== undefined) throw badRequest('metadata.managedFields must be nil');
  if (config.metadata.name && config.metadata.name !== request.name) {
    throw badRequest(
      `the name of the object (${config.metadata.name}) does not match the name on the URL (${request.name})`,
    );
  }
  config.metadata.name = request.name;
  const force = query.get('force') === 'true';
  const { schema } = definition;
  const apply = (live: ApiObject | undefined): ApiObject =>
    applyConfiguration({
      live,
      config,
      schema,
      owner: options.owner,
      force,
      complete: (merged) => {
        const completed = completeObject(request, merged, options.fieldValidation);
        for (const key of Object.keys(merged)) delete merged[key];
        Object.assign(merged, completed);
      },
    });
  const existing = api.store.get(definition.storageKey, request.namespace, request.name);
  if (existing)
    return { stored: updateObject(api, request, { change: apply, options, track: false }), created: false };
  if (request.subresource) throw notFound(groupResourceOf(definition), request.name);
  if (config.metadata.uid)
    throw badRequest(
      `uid mismatch: the provided object specified uid ${config.metadata.uid}, and no existing object was found`,
    );
  delete config.metadata.resourceVersion;
  return { stored: createObject(api, request, apply(undefined), options, false), created: true };
}

/** Patches an object: JSON, merge and strategic merge patches, and server-side apply, which may create it. Throws 415 for other types. */
export function patchObject(
  api: ApiContext,
  request: ResourceRequest,
  mediaType: string,
  body: Buffer,
  options: WriteOptions,
): Applied {
  const { definition } = request;
  if (!patchTypes.includes(mediaType)) throw unsupportedMediaType(patchTypes);
  if (mediaType === 'application/strategic-merge-patch+json' && definition.origin === 'custom') {
    throw unsupportedMediaType(patchTypes.filter((type) => type !== mediaType));
  }
  const patch = parsePatch(body, mediaType);
  if (mediaType === 'application/apply-patch+yaml') return serverSideApply(api, request, patch, options);
  const change = (current: ApiObject): unknown => applyOperation(request, mediaType, current, patch);
  return { stored: updateObject(api, request, { change, options, track: true }), created: false };
}
