import type { Schema } from '../schema/schema.ts';

const metaPrefix = '#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.';

const apiVersionSchema: Schema = {
  type: 'string',
  description:
    'APIVersion defines the versioned schema of this representation of an object. Servers should convert recognized schemas to the latest internal value, and may reject unrecognized values. More info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#resources',
};

const kindSchema: Schema = {
  type: 'string',
  description:
    'Kind is a string value representing the REST resource this object represents. Servers may infer this from the endpoint the client submits requests to. Cannot be updated. In CamelCase. More info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#types-kinds',
};

interface CustomKind {
  group: string;
  version: string;
  kind: string;
  plural: string;
  schema: Schema | undefined;
  prunes: boolean;
}

/**
 * A custom kind's schema as the OpenAPI documents carry it: with apiVersion, kind and metadata, and for version 2
 * without what kubectl cannot read there (junctors, nullable, objects that keep unknown fields).
 */
export function publishedSchema(custom: CustomKind, openApi: 'v2' | 'v3'): Schema {
  const { schema, prunes } = custom;
  const gvk = { group: custom.group, version: custom.version, kind: custom.kind };
  const open = schema === undefined || schema['x-kubernetes-preserve-unknown-fields'] === true || !prunes;
  if (schema === undefined || (open && openApi === 'v2')) {
    return { type: 'object', 'x-kubernetes-group-version-kind': [gvk] };
  }
  const own = openApi === 'v2' ? forVersion2(schema) : schema;
  return {
    ...withEmbedded(own, openApi),
    properties: {
      ...withEmbedded(own, openApi).properties,
      apiVersion: apiVersionSchema,
      kind: kindSchema,
      metadata: { $ref: `${metaPrefix}ObjectMeta`, description: "Standard object's metadata." },
    },
    'x-kubernetes-group-version-kind': [gvk],
  };
}

/** The schema of the list of a kind, whose items are found under `itemRef`. */
export function listSchema(kind: CustomKind & { listKind: string }, itemRef: string): Schema {
  return {
    description: `${kind.listKind} is a list of ${kind.kind}`,
    type: 'object',
    required: ['items'],
    properties: {
      apiVersion: apiVersionSchema,
      items: { type: 'array', items: { $ref: itemRef }, description: `List of ${kind.plural}.` },
      kind: kindSchema,
      metadata: { $ref: `${metaPrefix}ListMeta`, description: 'Standard list metadata.' },
    },
    'x-kubernetes-group-version-kind': [{ group: kind.group, version: kind.version, kind: kind.listKind }],
  };
}

function forVersion2(schema: Schema): Schema {
  const { allOf: _all, anyOf: _any, oneOf: _one, not: _not, nullable, ...kept } = schema;
  const out: Schema = kept;
  const open = out['x-kubernetes-preserve-unknown-fields'] === true;
  if (nullable || open) {
    delete out.items;
    delete out.properties;
  }
  if (nullable || (out.items === undefined && out.type === 'array') || (open && out.type === 'object')) {
    delete out.type;
  }
  if (out.properties !== undefined) {
    const nullableFields = Object.keys(out.properties).filter((name) => out.properties?.[name]?.nullable);
    out.properties = mapValues(out.properties, forVersion2);
    if (out.required !== undefined) {
      out.required = out.required.filter((name) => !nullableFields.includes(name));
    }
  }
  if (out.items !== undefined) {
    out.items = forVersion2(out.items);
  }
  if (typeof out.additionalProperties === 'object') {
    out.additionalProperties = forVersion2(out.additionalProperties);
  }
  return out;
}

function withEmbedded(schema: Schema, openApi: 'v2' | 'v3'): Schema {
  const out: Schema = { ...schema };
  if (out.properties !== undefined) {
    out.properties = mapValues(out.properties, (property) => withEmbedded(property, openApi));
  }
  if (out.items !== undefined) {
    out.items = withEmbedded(out.items, openApi);
  }
  if (typeof out.additionalProperties === 'object') {
    out.additionalProperties = withEmbedded(out.additionalProperties, openApi);
  }
  const open = out['x-kubernetes-preserve-unknown-fields'] === true && openApi === 'v2';
  if (out['x-kubernetes-embedded-resource'] && !open) {
    const metadata = { $ref: `${metaPrefix}ObjectMeta` };
    out.properties = { ...out.properties, apiVersion: apiVersionSchema, kind: kindSchema, metadata };
    out.required = [...new Set([...(out.required ?? []), 'kind', 'apiVersion'])];
  }
  return out;
}

function mapValues(
  schemas: Record<string, Schema>,
  change: (schema: Schema) => Schema,
): Record<string, Schema> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, change(schema)]));
}
