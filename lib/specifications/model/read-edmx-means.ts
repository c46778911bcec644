import { attributeOf, type XmlNode } from '../parse-edmx.ts';
import { readFacets } from './odata-facets.ts';
import type { ODataValue } from './odata-model.ts';
import type { FullName } from './odata-names.ts';
import type { AnnotationsOf } from './read-edmx-annotations.ts';

/** What the parts of one `$metadata` document are read with. */
export interface EdmxMeans {
  fullName: FullName;
  annotationsOf: AnnotationsOf;
  /** Facets that are not stated have other defaults from version 4 on. */
  isVersion4: boolean;
}

/** Type and facets as properties, parameters and results state them. */
export function readEdmxValue(node: XmlNode, type: string, { fullName, isVersion4 }: EdmxMeans): ODataValue {
  return {
    type: fullName(type),
    nullable: attributeOf(node, 'Nullable') !== 'false',
    ...readEdmxFacets(node, type, isVersion4),
  };
}

export function readEdmxFacets(
  node: XmlNode,
  type: string,
  isVersion4: boolean,
): Pick<ODataValue, 'facets' | 'rules'> {
  const stated = {
    maxLength: node['@MaxLength'],
    precision: node['@Precision'],
    scale: node['@Scale'],
    unicode: node['@Unicode'],
  };
  return readFacets(type, stated, isVersion4);
}
