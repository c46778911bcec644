import type { FieldSchema, KindSchema } from './kind-schema.ts';
import type { KindInfo } from './kinds.ts';

/** A schema as the Kubernetes API publishes it, in OpenAPI 2 or 3. */
export interface Published {
  $ref?: string;
  type?: string;
  format?: string;
  description?: string;
  properties?: Record<string, Published>;
  required?: string[];
  items?: Published;
  additionalProperties?: Published | boolean;
  allOf?: Published[];
  enum?: unknown[];
  'x-kubernetes-preserve-unknown-fields'?: boolean;
  'x-kubernetes-embedded-resource'?: boolean;
  'x-kubernetes-int-or-string'?: boolean;
  'x-kubernetes-group-version-kind'?: { group?: string; version?: string; kind?: string }[];
}

/** OpenAPI 3 for a group and version, or OpenAPI 2 for all of them. */
export interface PublishedDocument {
  definitions?: Record<string, Published>;
  components?: { schemas?: Record<string, Published> };
}

const types = new Set(['object', 'array', 'string', 'integer', 'number', 'boolean']);

/** Published as texts, and taken as numbers too. */
const loose = /\.api\.resource\.Quantity$|\.util\.intstr\.IntOrString$/;

/** What a document of the Kubernetes API says about a kind; undefined where it says nothing. */
export function readPublishedSchema(document: PublishedDocument, info: KindInfo): KindSchema | undefined {
  const published = document.components?.schemas ?? document.definitions ?? {};
  const root = Object.keys(published).find((name) =>
    published[name]?.['x-kubernetes-group-version-kind']?.some(
      ({ group = '', version, kind }) =>
        group === info.group && version === info.version && kind === info.kind,
    ),
  );
  if (root === undefined) {
    return undefined;
  }
  const schema: KindSchema = { root: { ref: root }, types: {} };
  const waiting = [root];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (!Object.hasOwn(schema.types, name)) {
      schema.types[name] = loose.test(name)
        ? lean({ description: published[name]?.description })
        : read(published[name] ?? {}, (ref) => waiting.push(ref));
    }
  }
  return schema;
}

/** What the definition of a custom kind says about it: more than OpenAPI 2 does. */
export function readDefinedSchema(defined: Published): KindSchema {
  const own = { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' } };
  return {
    root: read({ ...defined, properties: { ...own, ...defined.properties } }, () => undefined),
    types: {},
  };
}

function read(published: Published, refer: (name: string) => void): FieldSchema {
  const { description, properties, required, items, additionalProperties, allOf } = published;
  // OpenAPI 3 has the reference in an allOf, so that a description may stand beside it
  const ref = (published.$ref ?? allOf?.find(({ $ref }) => $ref !== undefined)?.$ref)?.split('/').at(-1);
  if (ref !== undefined) {
    refer(ref);
    return lean({ ref, description });
  }
  const isLoose = published.format === 'int-or-string' || published['x-kubernetes-int-or-string'] === true;
  const type = isLoose || !types.has(published.type ?? '') ? undefined : published.type;
  const values = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  const isOpen =
    additionalProperties === true ||
    published['x-kubernetes-preserve-unknown-fields'] === true ||
    published['x-kubernetes-embedded-resource'] === true ||
    (type !== 'array' && properties === undefined && values === undefined);
  return lean({
    type: type as FieldSchema['type'],
    description,
    properties:
      properties === undefined
        ? undefined
        : Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, read(one, refer)])),
    required: required?.length === 0 ? undefined : required,
    items: items === undefined ? undefined : read(items, refer),
    values: values === undefined ? undefined : read(values, refer),
    enum: published.enum as FieldSchema['enum'],
    isOpen: isOpen ? true : undefined,
  });
}

type Loosely<T> = { [Name in keyof T]?: T[Name] | undefined };

/** Without what is not said: the schema travels to the browser. */
function lean(field: Loosely<FieldSchema>): FieldSchema {
  return Object.fromEntries(Object.entries(field).filter(([, value]) => value !== undefined)) as FieldSchema;
}
