import { uniqueSentences } from '#lib/domain/texts/unique-sentences.ts';
import { attributeOf, nodeOf, nodesOf, type XmlNode } from '../parse-edmx.ts';
import { enumMembers } from './odata-enum-members.ts';
import type { ODataProperty, ODataType } from './odata-model.ts';
import { isComputedDefault, propertyRestrictions } from './odata-restrictions.ts';
import { type Associations, readAssociations, typeByRelationship } from './read-edmx-associations.ts';
import { type EdmxMeans, readEdmxFacets, readEdmxValue } from './read-edmx-means.ts';
import { sapPropertyRestrictions } from './sap-restrictions.ts';

/** The types and terms of a `$metadata` document, of each schema by their kind. */
export function readEdmxTypes(schemas: readonly XmlNode[], means: EdmxMeans): ODataType[] {
  const associations = readAssociations(schemas, means.fullName);
  return schemas.flatMap((schema) => {
    const namespace = attributeOf(schema, 'Namespace');
    const each = (key: string, read: (name: string, node: XmlNode) => ODataType) =>
      nodesOf(schema[key]).map((node) => read(`${namespace}.${attributeOf(node, 'Name')}`, node));
    return [
      ...each('EntityType', (name, node) => readStructured('entity', name, node, { means, associations })),
      ...each('ComplexType', (name, node) => readStructured('complex', name, node, { means, associations })),
      ...each('EnumType', readEnum),
      ...each('TypeDefinition', (name, node) => readNamed('definition', name, node, means)),
      ...each('Term', (name, node) => readNamed('term', name, node, means)),
    ];
  });
}

interface StructuredMeans {
  means: EdmxMeans;
  associations: Associations;
}

function readStructured(
  kind: 'entity' | 'complex',
  name: string,
  node: XmlNode,
  { means, associations }: StructuredMeans,
): ODataType {
  const keys = nodesOf(nodeOf(node.Key).PropertyRef).map((part) => attributeOf(part, 'Name'));
  const isTrue = (attribute: string) => attributeOf(node, attribute) === 'true';
  return {
    name,
    kind,
    base: means.fullName(attributeOf(node, 'BaseType')),
    ...(isTrue('Abstract') ? { isAbstract: true } : {}),
    ...(isTrue('OpenType') ? { isOpen: true } : {}),
    ...(isTrue('HasStream') ? { hasStream: true } : {}),
    keys,
    properties: [
      ...nodesOf(node.Property).map((property) => readProperty(property, { owner: name, keys, means })),
      ...nodesOf(node.NavigationProperty).map((property) => {
        const type = attributeOf(property, 'Type') || typeByRelationship(property, associations, means);
        return {
          name: attributeOf(property, 'Name'),
          ...readEdmxValue(property, type, means),
          isKey: false,
          isNavigation: true,
          restrictions: [],
        };
      }),
    ],
    members: [],
    facets: {},
    rules: [],
  };
}

interface PropertyMeans {
  owner: string;
  keys: readonly string[];
  means: EdmxMeans;
}

function readProperty(property: XmlNode, { owner, keys, means }: PropertyMeans): ODataProperty {
  const name = attributeOf(property, 'Name');
  const isKey = keys.includes(name);
  const annotations = means.annotationsOf(`${owner}/${name}`, property);
  const value = readEdmxValue(property, attributeOf(property, 'Type'), means);
  const hasDefault = property['@DefaultValue'] !== undefined || isComputedDefault(annotations);
  return {
    name,
    ...value,
    nullable: value.nullable && !isKey,
    isKey,
    isNavigation: false,
    ...(hasDefault ? { hasDefault } : {}),
    restrictions: uniqueSentences([
      ...propertyRestrictions(annotations),
      ...sapPropertyRestrictions(property),
    ]),
  };
}

function readEnum(name: string, node: XmlNode): ODataType {
  const stated = nodesOf(node.Member).map(
    (member) => [attributeOf(member, 'Name'), member['@Value']] as const,
  );
  return {
    name,
    kind: 'enum',
    base: attributeOf(node, 'UnderlyingType'),
    ...(attributeOf(node, 'IsFlags') === 'true' ? { isFlags: true } : {}),
    keys: [],
    properties: [],
    members: enumMembers(stated),
    facets: {},
    rules: [],
  };
}

function readNamed(
  kind: 'definition' | 'term',
  name: string,
  node: XmlNode,
  { fullName, isVersion4 }: EdmxMeans,
): ODataType {
  const type = attributeOf(node, kind === 'term' ? 'Type' : 'UnderlyingType');
  return {
    name,
    kind,
    base: fullName(type),
    keys: [],
    properties: [],
    members: [],
    ...readEdmxFacets(node, type, isVersion4),
  };
}
