import { fieldsOf } from '../meta/api-object.ts';
import { propertySchema, type Schema } from '../schema/schema.ts';
import { pathElements, separator } from './field-set.ts';

/** Fields of built-in kinds that are Go structs, no pointers: they are there, empty, in an object that says nothing of them. */
const structs = new Set([
  'f:daemonEndpoints',
  'f:involvedObject',
  'f:jobTemplate',
  'f:kubeletEndpoint',
  'f:loadBalancer',
  'f:metadata',
  'f:nodeInfo',
  'f:resources',
  'f:roleRef',
  'f:source',
  'f:spec',
  'f:status',
  'f:strategy',
  'f:template',
  'f:updateStrategy',
]);

/**
 * Whether a built-in kind's object holds what stands at `path` before anybody writes it: structs in structs, and lists that Go
 * writes as null instead of leaving them out.
 */
export function isAlwaysThere(
  path: string,
  before: ReadonlyMap<string, string>,
  schema: Schema | undefined,
): boolean {
  const elements = pathElements(path);
  const last = elements.at(-1) ?? '';
  const above = elements.slice(0, -1);
  const parent = above.join(separator);
  const isInside = parent === '' || before.has(parent) || isAlwaysThere(parent, before, schema);
  return isInside && (structs.has(last) || isRequired(above, last.slice(2), schema));
}

function isRequired(above: readonly string[], name: string, schema: Schema | undefined): boolean {
  const parent = above.reduce<Schema | undefined>(
    (at, element) => (element.startsWith('f:') ? propertySchema(at, element.slice(2)) : at?.items),
    schema,
  );
  const { type } = fieldsOf(propertySchema(parent, name));
  return type === 'array' && parent?.required?.includes(name) === true;
}
