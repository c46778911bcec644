import { enumMembers } from './odata-enum-members.ts';
import type { ODataProperty, ODataType } from './odata-model.ts';
import { isComputedDefault, propertyRestrictions } from './odata-restrictions.ts';
import { type CsdlMeans, membersOf, readCsdlFacets, readCsdlValue } from './read-csdl-means.ts';
import { type JsonObject, listOf, objectOf, textOf } from './read-values.ts';

/** The type or the term that a schema's member is; none where it is something else. */
export function readCsdlType(name: string, facts: JsonObject, means: CsdlMeans): ODataType[] {
  switch (facts.$Kind) {
    case 'EntityType':
      return [readStructured('entity', name, facts, means)];
    case 'ComplexType':
      return [readStructured('complex', name, facts, means)];
    case 'EnumType':
      return [readEnum(name, facts)];
    case 'TypeDefinition':
      return [readDefinition(name, facts, means)];
    case 'Term': {
      const { type, facets, rules } = readCsdlValue(facts, means);
      return [{ ...emptyType, name, kind: 'term', base: type, facets, rules }];
    }
    default:
      return [];
  }
}

const emptyType = { base: '', keys: [], properties: [], members: [], facets: {}, rules: [] };

function readStructured(
  kind: 'entity' | 'complex',
  name: string,
  facts: JsonObject,
  means: CsdlMeans,
): ODataType {
  const keys = listOf(facts.$Key).map(keyPath);
  return {
    ...emptyType,
    name,
    kind,
    base: means.fullName(textOf(facts.$BaseType)),
    ...(facts.$Abstract === true ? { isAbstract: true } : {}),
    ...(facts.$OpenType === true ? { isOpen: true } : {}),
    ...(facts.$HasStream === true ? { hasStream: true } : {}),
    keys,
    properties: membersOf(facts).map(([property, value]) =>
      readProperty(property, objectOf(value), { owner: name, keys, means }),
    ),
  };
}

/** A key may lead into a complex property by an alias of its own: `{"alias": "path"}`. */
function keyPath(key: unknown): string {
  return textOf(key) || textOf(Object.values(objectOf(key))[0]);
}

interface PropertyMeans {
  owner: string;
  keys: readonly string[];
  means: CsdlMeans;
}

function readProperty(name: string, facts: JsonObject, { owner, keys, means }: PropertyMeans): ODataProperty {
  const annotations = means.annotationsOf(`${owner}/${name}`, facts);
  const hasDefault = facts.$DefaultValue !== undefined || isComputedDefault(annotations);
  return {
    name,
    ...readCsdlValue(facts, means),
    isKey: keys.includes(name),
    isNavigation: facts.$Kind === 'NavigationProperty',
    ...(hasDefault ? { hasDefault } : {}),
    restrictions: propertyRestrictions(annotations),
  };
}

function readEnum(name: string, facts: JsonObject): ODataType {
  return {
    ...emptyType,
    name,
    kind: 'enum',
    base: textOf(facts.$UnderlyingType),
    ...(facts.$IsFlags === true ? { isFlags: true } : {}),
    members: enumMembers(membersOf(facts)),
  };
}

function readDefinition(name: string, facts: JsonObject, { fullName }: CsdlMeans): ODataType {
  const type = textOf(facts.$UnderlyingType);
  return { ...emptyType, name, kind: 'definition', base: fullName(type), ...readCsdlFacets(facts, type) };
}
