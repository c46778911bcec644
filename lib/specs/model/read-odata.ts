import { nodeOf, nodesOf, type XmlNode } from '../parse-edmx.ts';
import type { ODataModel, ODataProperty, ODataType } from './spec-model.ts';

/** What an OData `$metadata` document says (versions 2 to 4). */
export function readOData(edmx: XmlNode): ODataModel {
  const schemas = nodesOf(nodeOf(edmx.DataServices).Schema);
  const fullName = nameResolver(schemas);
  const associations = associationsOf(schemas);
  const containers = schemas.flatMap((schema) => nodesOf(schema.EntityContainer));
  const sets = (key: 'EntitySet' | 'Singleton') =>
    containers
      .flatMap((container) => nodesOf(container[key]))
      .map((set) => ({
        name: attribute(set, 'Name'),
        type: fullName(attribute(set, 'EntityType') || attribute(set, 'Type')),
        kind: key === 'Singleton' ? ('singleton' as const) : ('set' as const),
      }));
  return {
    kind: 'odata',
    title: attribute(
      schemas.find((schema) => schema.EntityContainer !== undefined) ?? schemas[0],
      'Namespace',
    ),
    version: '',
    description: '',
    entitySets: [...sets('EntitySet'), ...sets('Singleton')],
    imports: containers
      .flatMap((container) => [...nodesOf(container.FunctionImport), ...nodesOf(container.ActionImport)])
      .map((one) => attribute(one, 'Name')),
    types: schemas.flatMap((schema) => typesOf(schema, associations, fullName)),
  };
}

/** Names may be written with a schema's alias in the place of its namespace, within `Collection( )` too. */
function nameResolver(schemas: XmlNode[]): (name: string) => string {
  const namespaces = new Map(
    schemas.map((schema) => [attribute(schema, 'Alias'), attribute(schema, 'Namespace')]),
  );
  return (name) =>
    name.replace(/^(Collection\()?(.*)\.([^.]+)$/, (_all, open = '', prefix: string, last: string) => {
      return `${open}${prefix === '' ? '' : (namespaces.get(prefix) ?? prefix)}.${last}`;
    });
}

function typesOf(
  schema: XmlNode,
  associations: Associations,
  fullName: (name: string) => string,
): ODataType[] {
  const namespace = attribute(schema, 'Namespace');
  const structured = (key: 'EntityType' | 'ComplexType') =>
    nodesOf(schema[key]).map((type): ODataType => {
      const keys = new Set(nodesOf(nodeOf(type.Key).PropertyRef).map((part) => attribute(part, 'Name')));
      return {
        name: `${namespace}.${attribute(type, 'Name')}`,
        kind: key === 'EntityType' ? 'entity' : 'complex',
        base: fullName(attribute(type, 'BaseType')),
        members: [],
        properties: [
          ...nodesOf(type.Property).map((property) => readProperty(property, keys, fullName)),
          ...nodesOf(type.NavigationProperty).map((property) =>
            readNavigation(property, associations, fullName),
          ),
        ],
      };
    });
  const enums = nodesOf(schema.EnumType).map(
    (type): ODataType => ({
      name: `${namespace}.${attribute(type, 'Name')}`,
      kind: 'enum',
      base: '',
      properties: [],
      members: nodesOf(type.Member).map((member) => attribute(member, 'Name')),
    }),
  );
  return [...structured('EntityType'), ...structured('ComplexType'), ...enums];
}

function readProperty(
  property: XmlNode,
  keys: ReadonlySet<string>,
  fullName: (name: string) => string,
): ODataProperty {
  const name = attribute(property, 'Name');
  const longest = attribute(property, 'MaxLength');
  const scale = attribute(property, 'Scale');
  return {
    name,
    type: fullName(attribute(property, 'Type')),
    nullable: attribute(property, 'Nullable') !== 'false' && !keys.has(name),
    isKey: keys.has(name),
    isNavigation: false,
    rules: [
      ...(longest === '' ? [] : [`longest ${longest}`]),
      ...(scale === '' ? [] : [`${scale} decimal places`]),
    ],
  };
}

function readNavigation(
  property: XmlNode,
  associations: Associations,
  fullName: (name: string) => string,
): ODataProperty {
  return {
    name: attribute(property, 'Name'),
    type: fullName(attribute(property, 'Type') || typeByRelationship(property, associations)),
    nullable: attribute(property, 'Nullable') !== 'false',
    isKey: false,
    isNavigation: true,
    rules: [],
  };
}

/** The ends of associations by name and role. */
type Associations = ReadonlyMap<string, XmlNode>;

function associationsOf(schemas: XmlNode[]): Associations {
  const ends = new Map<string, XmlNode>();
  for (const association of schemas.flatMap((schema) => nodesOf(schema.Association))) {
    for (const end of nodesOf(association.End)) {
      const key = `${attribute(association, 'Name')} ${attribute(end, 'Role')}`;
      if (!ends.has(key)) {
        ends.set(key, end);
      }
    }
  }
  return ends;
}

/** Before version 4 the type of a navigation stands at the end of an association. */
function typeByRelationship(property: XmlNode, associations: Associations): string {
  const relationship = attribute(property, 'Relationship').split('.').at(-1) ?? '';
  const end = associations.get(`${relationship} ${attribute(property, 'ToRole')}`);
  const type = attribute(end, 'Type');
  return attribute(end, 'Multiplicity') === '*' ? `Collection(${type})` : type;
}

function attribute(node: XmlNode | undefined, name: string): string {
  const value = node?.[`@${name}`];
  return typeof value === 'string' ? value : '';
}
