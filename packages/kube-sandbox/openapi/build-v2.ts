import type { ResourceDefinition } from '../registry/resource-definition.ts';
import { builtinDefinitions, type Schema } from '../schema/schema.ts';
import { definitionName, definitionPrefix } from './definition-names.ts';
import type { OpenApiV2, PathItem } from './document-types.ts';
import { listSchema, publishedSchema } from './published-schema.ts';
import { resourcePaths } from './resource-paths.ts';

/** Body of every patch: its form depends on the content type. */
export const patchDefinition: Record<string, Schema> = {
  'io.k8s.apimachinery.pkg.apis.meta.v1.Patch': {
    description: 'Patch is provided to give a concrete name and type to the Kubernetes PATCH request body.',
    type: 'object',
  },
};

/** The OpenAPI 2 document of everything that is served. */
export function buildOpenApiV2(definitions: readonly ResourceDefinition[], version: string): OpenApiV2 {
  const paths: Record<string, PathItem> = {};
  for (const definition of definitions) {
    Object.assign(paths, resourcePaths(definition, true));
  }
  return {
    swagger: '2.0',
    info: { title: 'Kubernetes', version },
    paths,
    definitions: { ...builtinDefinitions, ...patchDefinition, ...publishedSchemas(definitions, 'v2') },
  };
}

/** Schemas of the custom kinds and of all lists, by definition name. */
export function publishedSchemas(
  definitions: readonly ResourceDefinition[],
  openApi: 'v2' | 'v3',
): Record<string, Schema> {
  const schemas: Record<string, Schema> = {};
  for (const definition of definitions) {
    const name = definitionName(definition);
    if (definition.origin === 'custom') {
      schemas[name] = publishedSchema(definition, openApi);
    }
    if (definition.verbs.includes('list')) {
      schemas[definitionName(definition, definition.listKind)] = listSchema(
        definition,
        `${definitionPrefix}${name}`,
      );
    }
  }
  return schemas;
}
