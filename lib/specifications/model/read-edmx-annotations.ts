import { nodeOf, nodesOf, type XmlNode } from '../parse-edmx.ts';
import type { FullName } from './odata-names.ts';
import { type Annotations, noAnnotations } from './odata-restrictions.ts';

/** What is said about the element at `path`, there or where it is declared itself. */
export type AnnotationsOf = (path: string, element: XmlNode) => Annotations;

/** @param fullName of the document: targets and terms may be written with aliases */
export function readEdmxAnnotations(schemas: readonly XmlNode[], fullName: FullName): AnnotationsOf {
  const elsewhere = new Map<string, XmlNode[]>();
  for (const group of schemas.flatMap((schema) => nodesOf(schema.Annotations))) {
    const target = fullTarget(String(group['@Target'] ?? ''), fullName);
    elsewhere.set(target, [...(elsewhere.get(target) ?? []), ...nodesOf(group.Annotation)]);
  }
  return (path, element) => {
    const all = [...nodesOf(element.Annotation), ...(elsewhere.get(path) ?? [])];
    return all.length === 0
      ? noAnnotations
      : new Map(all.map((one) => [fullName(String(one['@Term'] ?? '')), expressionValue(one, true)]));
  };
}

/** Such as `Shop.Container/Products`: the first part is a name. */
function fullTarget(target: string, fullName: FullName): string {
  const [first = '', ...rest] = target.split('/');
  return [fullName(first), ...rest].join('/');
}

/** The value of an expression as CSDL JSON writes it; what has to be evaluated is undefined. */
function expressionValue(node: XmlNode, fallback?: unknown): unknown {
  const bool = node['@Bool'] ?? node.Bool;
  if (bool !== undefined) {
    return String(bool) === 'true';
  }
  for (const name of ['String', 'EnumMember', 'PropertyPath', 'NavigationPropertyPath', 'Int']) {
    const value = node[`@${name}`] ?? node[name];
    if (value !== undefined) {
      return String(value);
    }
  }
  const [record] = nodesOf(node.Record);
  if (record !== undefined) {
    return recordOf(record);
  }
  if (node.Collection !== undefined) {
    return collectionOf(nodeOf(node.Collection));
  }
  return node['@Path'] === undefined && node.Path === undefined ? fallback : undefined;
}

function recordOf(record: XmlNode): Record<string, unknown> {
  return Object.fromEntries(
    nodesOf(record.PropertyValue).map((one) => [String(one['@Property'] ?? ''), expressionValue(one, true)]),
  );
}

function collectionOf(collection: XmlNode): unknown[] {
  const texts = ['PropertyPath', 'NavigationPropertyPath', 'String'].flatMap(
    (name) => collection[name] ?? [],
  );
  return [...texts.map(String), ...nodesOf(collection.Record).map(recordOf)];
}
