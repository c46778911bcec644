import { type JsonObject, listOf, objectOf, textOf } from './read-values.ts';
import type { ODataModel, ODataProperty, ODataType } from './spec-model.ts';

/** What an OData `$metadata` document in JSON says (CSDL JSON 4.0 and 4.01). */
export function readCsdlJson(document: unknown): ODataModel {
  const root = objectOf(document);
  const schemas = schemasOf(root);
  const fullName = nameResolver(schemas);
  const members = schemas.flatMap(({ namespace, schema }) =>
    membersOf(schema).map(([name, value]) => ({ namespace, name, value })),
  );
  const containers = members.filter(({ value }) => value.$Kind === 'EntityContainer');
  const parts = containers.flatMap(({ value }) => membersOf(value));
  return {
    kind: 'odata',
    title: containers[0]?.namespace ?? schemas[0]?.namespace ?? '',
    version: '',
    description: '',
    entitySets: parts
      .filter(([, { $Type }]) => $Type !== undefined)
      .map(([name, { $Type, $Collection }]) => ({
        name,
        type: fullName(textOf($Type)),
        kind: $Collection === true ? 'set' : 'singleton',
      })),
    imports: parts
      .filter(([, { $Action, $Function }]) => $Action !== undefined || $Function !== undefined)
      .map(([name]) => name),
    types: members.flatMap(({ namespace, name, value }) => readType(`${namespace}.${name}`, value, fullName)),
  };
}

interface CsdlSchema {
  namespace: string;
  schema: JsonObject;
}

/** The schemas of a document: its members that are no facts about the document itself. */
function schemasOf(root: JsonObject): CsdlSchema[] {
  return membersOf(root).map(([namespace, schema]) => ({ namespace, schema }));
}

/** Members with a name of their own: `$` begins the language's words, `@` annotations. */
function membersOf(value: JsonObject): [name: string, member: JsonObject][] {
  return Object.entries(value)
    .filter(([name]) => !name.startsWith('$') && !name.includes('@'))
    .map(([name, member]) => [name, objectOf(member)]);
}

type FullName = (name: string) => string;

/** Names may be written with a schema's alias in the place of its namespace. */
function nameResolver(schemas: CsdlSchema[]): FullName {
  const namespaces = new Map(schemas.map(({ namespace, schema }) => [textOf(schema.$Alias), namespace]));
  return (name) => {
    const dot = name.lastIndexOf('.');
    const prefix = name.slice(0, Math.max(dot, 0));
    return prefix === '' ? name : `${namespaces.get(prefix) ?? prefix}${name.slice(dot)}`;
  };
}

function readType(name: string, value: JsonObject, fullName: FullName): ODataType[] {
  const base = fullName(textOf(value.$BaseType));
  switch (value.$Kind) {
    case 'EntityType':
    case 'ComplexType': {
      // a key may lead into a complex property by an alias of its own: {"alias": "path"}
      const keys = new Set(listOf(value.$Key).filter((key) => typeof key === 'string'));
      const properties = membersOf(value).map(([property, facts]) =>
        readProperty(property, facts, keys.has(property), fullName),
      );
      const kind = value.$Kind === 'EntityType' ? 'entity' : 'complex';
      return [{ name, kind, base, properties, members: [] }];
    }
    case 'EnumType': {
      const members = Object.keys(value).filter((key) => !key.startsWith('$') && !key.includes('@'));
      return [{ name, kind: 'enum', base, properties: [], members }];
    }
    default:
      return [];
  }
}

function readProperty(name: string, facts: JsonObject, isKey: boolean, fullName: FullName): ODataProperty {
  const type = fullName(textOf(facts.$Type) || 'Edm.String');
  const { $MaxLength: longest, $Scale: scale } = facts;
  return {
    name,
    type: facts.$Collection === true ? `Collection(${type})` : type,
    nullable: facts.$Nullable === true,
    isKey,
    isNavigation: facts.$Kind === 'NavigationProperty',
    rules: [
      ...(longest === undefined ? [] : [`longest ${String(longest)}`]),
      ...(scale === undefined ? [] : [`${String(scale)} decimal places`]),
    ],
  };
}
