import { apiVersionOf, type ResourceDefinition } from '../registry/resource-definition.ts';
import { builtinDefinitions, type Schema } from '../schema/schema.ts';
import { patchDefinition, publishedSchemas } from './build-v2.ts';
import { definitionName, definitionPrefix } from './definition-names.ts';
import type { Operation, Parameter, PathItem } from './document-types.ts';
import { resourcePaths } from './resource-paths.ts';

const componentPrefix = '#/components/schemas/';

/** Documents by group version as `/openapi/v3` names them: `api/v1`, `apis/apps/v1`. */
export function groupVersionPath(definition: ResourceDefinition): string {
  return `${definition.group === '' ? 'api' : 'apis'}/${apiVersionOf(definition)}`;
}

/** The OpenAPI 3 document of the resources of one group version, with every schema they reach. */
export function buildOpenApiV3(definitions: readonly ResourceDefinition[], version: string): object {
  const known: Record<string, Schema> = {
    ...builtinDefinitions,
    ...patchDefinition,
    ...publishedSchemas(definitions, 'v3'),
  };
  const paths: Record<string, PathItem> = {};
  for (const definition of definitions) {
    Object.assign(paths, resourcePaths(definition, true));
  }
  const roots = [
    ...definitions.map((definition) => definitionName(definition)),
    ...Object.keys(known).filter((name) => name.endsWith('.meta.v1.Patch')),
  ];
  const lists = definitions.map((definition) => definitionName(definition, definition.listKind));
  const reached = reach([...roots, ...lists], known);
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version },
    paths: Object.fromEntries(Object.entries(paths).map(([path, item]) => [path, pathItem(item)])),
    components: {
      schemas: Object.fromEntries(reached.map((name) => [name, component(known[name] ?? {})])),
    },
  };
}

function reach(roots: readonly string[], known: Record<string, Schema>): string[] {
  const reached = new Set<string>();
  const waiting = [...roots];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const schema = known[name];
    if (schema !== undefined && !reached.has(name)) {
      reached.add(name);
      waiting.push(...refsIn(schema));
    }
  }
  return [...reached].sort();
}

function refsIn(schema: Schema): string[] {
  const inner = [
    ...Object.values(schema.properties ?? {}),
    ...(schema.items === undefined ? [] : [schema.items]),
    ...(typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : []),
  ];
  const own = schema.$ref === undefined ? [] : [schema.$ref.slice(definitionPrefix.length)];
  return [...own, ...inner.flatMap(refsIn)];
}

function component(schema: Schema): object {
  const { $ref, properties, items, additionalProperties, ...rest } = schema;
  const reference =
    $ref === undefined ? undefined : { $ref: componentPrefix + $ref.slice(definitionPrefix.length) };
  if (reference !== undefined) {
    // beside a $ref OpenAPI 3.0 ignores everything else
    return Object.keys(rest).length === 0 ? reference : { ...rest, allOf: [reference] };
  }
  const intOrString = rest.format === 'int-or-string' && rest.type === 'string';
  if (intOrString) {
    const { type: _, ...untyped } = rest;
    return { ...untyped, oneOf: [{ type: 'integer' }, { type: 'string' }] };
  }
  return {
    ...rest,
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, value]) => [name, component(value)]),
          ),
        }),
    ...(items === undefined ? {} : { items: component(items) }),
    ...(additionalProperties === undefined
      ? {}
      : {
          additionalProperties:
            typeof additionalProperties === 'object' ? component(additionalProperties) : additionalProperties,
        }),
  };
}

function pathItem({ parameters = [], ...operations }: PathItem): object {
  return {
    ...Object.fromEntries(
      Object.entries(operations).map(([method, operation]) => [method, operationOf(operation)]),
    ),
    parameters: parameters.map(parameter),
  };
}

function operationOf({
  consumes = ['application/json'],
  produces,
  parameters,
  responses,
  ...rest
}: Operation): object {
  const body = parameters.find((candidate) => candidate.in === 'body');
  const content = (types: string[], schema: Schema) =>
    Object.fromEntries(types.map((type) => [type, { schema: component(schema) }]));
  return {
    ...rest,
    parameters: parameters.filter((candidate) => candidate.in !== 'body').map(parameter),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: content(consumes, body.schema) } }),
    responses: Object.fromEntries(
      Object.entries(responses).map(([code, { description, schema = {} }]) => [
        code,
        { description, content: content(produces, schema) },
      ]),
    ),
  };
}

function parameter(given: Parameter): object {
  if (given.in === 'body') {
    return {};
  }
  const { type, uniqueItems, ...rest } = given;
  return { ...rest, schema: { type, uniqueItems } };
}
