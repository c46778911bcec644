import type { ResourceDefinition } from '../registry/resource-definition.ts';

export const definitionPrefix = '#/definitions/';

/** The name of a resource's schema in OpenAPI documents: a built-in's own, or the reversed group for a custom one. */
export function definitionName(definition: ResourceDefinition, kind = definition.kind): string {
  const ref = definition.origin === 'builtin' ? definition.schema?.$ref : undefined;
  if (ref !== undefined) {
    return ref.slice(definitionPrefix.length).replace(/[^.]+$/, kind);
  }
  const domain = definition.group.split('.').reverse().join('.');
  return `${domain}.${definition.version}.${kind}`;
}
