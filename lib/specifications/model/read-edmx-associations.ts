import { attributeOf, nodesOf, type XmlNode } from '../parse-edmx.ts';
import type { FullName } from './odata-names.ts';

/** The ends of associations by full name and role. */
export type Associations = ReadonlyMap<string, XmlNode>;

/** Before version 4 what a navigation leads to stands at the end of an association. */
export function readAssociations(schemas: readonly XmlNode[], fullName: FullName): Associations {
  const ends = new Map<string, XmlNode>();
  for (const schema of schemas) {
    for (const association of nodesOf(schema.Association)) {
      const name = fullName(`${attributeOf(schema, 'Namespace')}.${attributeOf(association, 'Name')}`);
      for (const end of nodesOf(association.End)) {
        ends.set(`${name} ${attributeOf(end, 'Role')}`, end);
      }
    }
  }
  return ends;
}

/** The type at the end that the navigation leads to, '' where there is no such association. */
export function typeByRelationship(
  property: XmlNode,
  associations: Associations,
  { fullName }: { fullName: FullName },
): string {
  const relationship = fullName(attributeOf(property, 'Relationship'));
  const end = associations.get(`${relationship} ${attributeOf(property, 'ToRole')}`);
  const type = attributeOf(end, 'Type');
  return attributeOf(end, 'Multiplicity') === '*' ? `Collection(${type})` : type;
}
