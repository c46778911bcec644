import { stringifyExact } from 'kube-text/exact-json';
import { badRequest } from '../meta/api-error.ts';
import { type ApiObject, type Fields, fieldsOf, isFields } from '../meta/api-object.ts';
import { metaTypeProblem } from '../meta/validate-meta.ts';
import { apiVersionOf, type ResourceDefinition } from '../registry/resource-definition.ts';
import { decodeBuiltin } from '../schema/decode-builtin.ts';
import { applySchemaDefaults } from '../schema/default-values.ts';
import { pruneFields } from '../schema/prune-fields.ts';
import { pruneNulls } from '../schema/prune-nulls.ts';
import { objectMetaSchema } from '../schema/schema.ts';
import type { ResourceRequest } from './api-context.ts';
import type { WriteOptions } from './write-options.ts';

function cannotBeHandled(definition: ResourceDefinition, why: string): Error {
  const { kind, version } = definition;
  return badRequest(`${kind} in version ${JSON.stringify(version)} cannot be handled as a ${kind}: ${why}`);
}

/** Reads metadata: nulls and unknown fields go. */
function decodeMeta(definition: ResourceDefinition, object: Fields): Fields {
  const { object: metadata, findings } = decodeBuiltin(objectMetaSchema, fieldsOf(object.metadata));
  if (findings.typeProblem)
    throw cannotBeHandled(definition, findings.typeProblem.replace('field ', 'field metadata.'));
  return metadata;
}

/** Checks that a body is an object of the kind and version the path names. Throws 400. */
export function expectKind(definition: ResourceDefinition, body: unknown): ApiObject {
  if (!isFields(body))
    throw badRequest(
      `couldn't get version/kind; json parse error: the body must be an object, found ${Array.isArray(body) ? 'a list' : stringifyExact(body)}`,
    );
  const apiVersion = apiVersionOf(definition);
  const shown = (): string => stringifyExact(body).slice(0, 512);
  const kind = body.kind ?? (definition.origin === 'builtin' ? definition.kind : undefined);
  const version = body.apiVersion ?? (definition.origin === 'builtin' ? apiVersion : undefined);
  if (kind === undefined || kind === '') throw badRequest(`Object 'Kind' is missing in '${shown()}'`);
  if (version === undefined || version === '')
    throw badRequest(`Object 'apiVersion' is missing in '${shown()}'`);
  if (version !== apiVersion) {
    throw badRequest(
      `the API version in the data (${version}) does not match the expected API version (${apiVersion})`,
    );
  }
  if (kind !== definition.kind) {
    throw badRequest(
      `${kind} in version ${JSON.stringify(definition.version)} cannot be handled as a ${definition.kind}: the kind in the data does not match the path`,
    );
  }
  const object = { ...body, apiVersion, kind, metadata: body.metadata ?? {} } as ApiObject;
  const problem = metaTypeProblem(object);
  if (problem) throw cannotBeHandled(definition, problem);
  return object;
}

/** Gives an object its canonical form: unknown fields pruned (and reported as asked), types checked, defaults filled in. */
export function completeObject(
  request: ResourceRequest,
  object: ApiObject,
  fieldValidation: WriteOptions['fieldValidation'],
): ApiObject {
  const { definition } = request;
  let unknownFields: string[];
  let completed: ApiObject;
  if (definition.origin === 'builtin') {
    const { object: decoded, findings } = decodeBuiltin(definition.schema, object);
    if (findings.typeProblem) throw cannotBeHandled(definition, findings.typeProblem);
    unknownFields = findings.unknownFields;
    completed = {
      ...decoded,
      apiVersion: object.apiVersion,
      kind: object.kind,
      metadata: decoded.metadata ?? {},
    } as ApiObject;
  } else {
    completed = { ...object, metadata: decodeMeta(definition, object) } as unknown as ApiObject;
    unknownFields = definition.schema ? pruneFields(definition.schema, completed) : [];
    pruneNulls(definition.schema, completed);
    applySchemaDefaults(definition.schema, completed);
  }
  if (unknownFields.length > 0 && fieldValidation === 'Strict') {
    const shown = unknownFields.map((field) => `unknown field ${JSON.stringify(field)}`).join(', ');
    throw cannotBeHandled(definition, `strict decoding error: ${shown}`);
  }
  if (fieldValidation === 'Warn') {
    for (const field of unknownFields) request.warnings.push(`unknown field ${JSON.stringify(field)}`);
  }
  definition.strategy.applyDefaults?.(completed);
  return completed;
}
