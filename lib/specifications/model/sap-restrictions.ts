import type { XmlNode } from '../parse-edmx.ts';

/** Attributes by which SAP's services of OData 2 say what callers cannot do; all but the last hold until they say false. */
const ofSets: [attribute: string, restricting: string, what: string[]][] = [
  ['@creatable', 'false', ['inserts']],
  ['@updatable', 'false', ['updates']],
  ['@deletable', 'false', ['deletes']],
  ['@addressable', 'false', ['reads']],
  ['@pageable', 'false', ['$top', '$skip']],
  ['@topable', 'false', ['$top']],
  ['@countable', 'false', ['counts']],
  ['@searchable', 'false', ['searches']],
  ['@requires-filter', 'true', ['reads without a filter']],
];

const ofProperties: typeof ofSets = [
  ['@creatable', 'false', ['inserts']],
  ['@updatable', 'false', ['updates']],
  ['@filterable', 'false', ['filters']],
  ['@sortable', 'false', ['sorting']],
  ['@required-in-filter', 'true', ['reads without a filter by it']],
];

/** What an entity set's attributes say that callers cannot do with it. */
export function sapSetRestrictions(set: XmlNode): string[] {
  const found = restrictionsOf(set, ofSets);
  // the one thing that is not possible until it is said to be
  const isDescribed = ofSets.some(([attribute]) => set[attribute] !== undefined);
  return isDescribed && set['@searchable'] === undefined ? [...found, 'searches'] : found;
}

/** The same of a property. */
export function sapPropertyRestrictions(property: XmlNode): string[] {
  return restrictionsOf(property, ofProperties);
}

function restrictionsOf(node: XmlNode, rules: typeof ofSets): string[] {
  const found = rules.flatMap(([attribute, restricting, what]) =>
    node[attribute] === restricting ? what : [],
  );
  return [...new Set(found)];
}
