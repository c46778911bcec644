import { readFileSync } from 'node:fs';

/** The part of OpenAPI that Kubernetes uses, for built-in kinds (with `$ref`) and custom ones (without). */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  title?: string;
  description?: string;
  nullable?: boolean;
  default?: unknown;
  example?: unknown;
  properties?: { [name: string]: Schema };
  additionalProperties?: Schema | boolean;
  items?: Schema;
  required?: string[];
  enum?: unknown[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: boolean;
  exclusiveMaximum?: boolean;
  multipleOf?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  uniqueItems?: boolean;
  minProperties?: number;
  maxProperties?: number;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  not?: Schema;
  'x-kubernetes-preserve-unknown-fields'?: boolean;
  'x-kubernetes-embedded-resource'?: boolean;
  'x-kubernetes-int-or-string'?: boolean;
  'x-kubernetes-list-type'?: string;
  'x-kubernetes-list-map-keys'?: string[];
  'x-kubernetes-map-type'?: string;
  'x-kubernetes-patch-strategy'?: string;
  'x-kubernetes-patch-merge-key'?: string;
  'x-kubernetes-group-version-kind'?: { group: string; version: string; kind: string }[];
}

/**
 * The OpenAPI definitions of the built-in kinds, cut out of Kubernetes 1.20.2's published specification:
 * types, required fields, merge keys and the descriptions `kubectl explain` shows.
 */
export const builtinDefinitions: { readonly [name: string]: Schema } = JSON.parse(
  readFileSync(new URL('../registry/builtin-definitions.json', import.meta.url), 'utf8'),
);

const refPrefix = '#/definitions/';

/** Follows a `$ref`, keeping what is said beside it (a field's own merge key or description). */
export function resolveSchema(schema: Schema | undefined): Schema | undefined {
  if (!schema?.$ref) return schema;
  const target = builtinDefinitions[schema.$ref.slice(refPrefix.length)];
  if (!target) return schema;
  const { $ref: _, ...beside } = schema;
  return { ...target, ...beside };
}

export function refTo(definitionName: string): Schema {
  return { $ref: `${refPrefix}${definitionName}` };
}

/** The schema that an object schema names for a field, as it stands there; undefined where it names none. */
export function ownProperty(schema: Schema | undefined, name: string): Schema | undefined {
  const own = schema?.properties;
  return own && Object.hasOwn(own, name) ? own[name] : undefined;
}

/** The schema of the fields that an object schema does not name. */
export function extraSchema(schema: Schema | undefined): Schema | undefined {
  const extra = schema?.additionalProperties;
  return typeof extra === 'object' ? extra : undefined;
}

/** The schema of a field inside an object schema; undefined where nothing is known about it. */
export function propertySchema(schema: Schema | undefined, name: string): Schema | undefined {
  const resolved = resolveSchema(schema);
  const own = ownProperty(resolved, name);
  return resolveSchema(own ?? extraSchema(resolved));
}

export type ListKind = { type: 'atomic' } | { type: 'set' } | { type: 'map'; keys: string[] };

/** How two versions of a list are merged: as a whole, by value, or item by item under keys. */
export function listKind(schema: Schema | undefined): ListKind {
  const declared = schema?.['x-kubernetes-list-type'];
  if (declared === 'map') return { type: 'map', keys: schema?.['x-kubernetes-list-map-keys'] ?? [] };
  if (declared) return { type: declared === 'set' ? 'set' : 'atomic' };
  if (schema?.['x-kubernetes-patch-strategy']?.split(',').includes('merge')) {
    const key = schema['x-kubernetes-patch-merge-key'];
    return key ? { type: 'map', keys: [key] } : { type: 'set' };
  }
  return { type: 'atomic' };
}

export const objectMetaSchema = refTo('io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta');
