import { uniqueSentences } from '#lib/domain/texts/unique-sentences.ts';
import { attributeOf, nodeOf, nodesOf, type XmlNode } from '../parse-edmx.ts';
import type { ODataModel, ODataSet } from './odata-model.ts';
import { createFullName, type NamedSpace } from './odata-names.ts';
import { setRestrictions } from './odata-restrictions.ts';
import { readEdmxAnnotations } from './read-edmx-annotations.ts';
import type { EdmxMeans } from './read-edmx-means.ts';
import { readEdmxOperations } from './read-edmx-operations.ts';
import { readEdmxTypes } from './read-edmx-types.ts';
import { sapSetRestrictions } from './sap-restrictions.ts';

/**
 * What an OData `$metadata` document says (versions 2 to 4).
 * @param protocol its version, '' where it is not known
 */
export function readOData(edmx: XmlNode, protocol: string): ODataModel {
  const schemas = nodesOf(nodeOf(edmx.DataServices).Schema);
  const fullName = createFullName([...includedSpaces(edmx), ...schemas.map(spaceOf)]);
  const means: EdmxMeans = {
    fullName,
    annotationsOf: readEdmxAnnotations(schemas, fullName),
    isVersion4: protocol.startsWith('4'),
  };
  return {
    kind: 'odata',
    protocol,
    title: attributeOf(
      schemas.find((schema) => schema.EntityContainer !== undefined) ?? schemas[0],
      'Namespace',
    ),
    version: '',
    description: '',
    sets: [...setsOf(schemas, 'EntitySet', means), ...setsOf(schemas, 'Singleton', means)],
    ...readEdmxOperations(schemas, means),
    types: readEdmxTypes(schemas, means),
  };
}

function spaceOf(schema: XmlNode): NamedSpace {
  return { namespace: attributeOf(schema, 'Namespace'), alias: attributeOf(schema, 'Alias') };
}

/** The schemas of other documents that this one refers to. */
function includedSpaces(edmx: XmlNode): NamedSpace[] {
  return nodesOf(edmx.Reference)
    .flatMap((reference) => nodesOf(reference.Include))
    .map(spaceOf);
}

function setsOf(schemas: readonly XmlNode[], key: 'EntitySet' | 'Singleton', means: EdmxMeans): ODataSet[] {
  return schemas.flatMap((schema) =>
    nodesOf(schema.EntityContainer).flatMap((container) => {
      const owner = `${attributeOf(schema, 'Namespace')}.${attributeOf(container, 'Name')}`;
      return nodesOf(container[key]).map((set) => {
        const name = attributeOf(set, 'Name');
        const annotations = means.annotationsOf(`${owner}/${name}`, set);
        return {
          name,
          type: means.fullName(attributeOf(set, 'EntityType') || attributeOf(set, 'Type')),
          kind: key === 'Singleton' ? ('singleton' as const) : ('set' as const),
          restrictions: uniqueSentences([...setRestrictions(annotations), ...sapSetRestrictions(set)]),
        };
      });
    }),
  );
}
