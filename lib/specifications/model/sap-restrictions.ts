import { message, type Sentence } from '#lib/domain/texts/message.ts';
import { uniqueSentences } from '#lib/domain/texts/unique-sentences.ts';
import type { XmlNode } from '../parse-edmx.ts';

/** Attributes by which SAP's services of OData 2 say what callers cannot do; all but the last hold until they say false. */
const ofSets: [attribute: string, restricting: string, what: Sentence[]][] = [
  ['@creatable', 'false', [message('reference.inserts')]],
  ['@updatable', 'false', [message('reference.updates')]],
  ['@deletable', 'false', [message('reference.deletes')]],
  ['@addressable', 'false', [message('reference.reads')]],
  ['@pageable', 'false', ['$top', '$skip']],
  ['@topable', 'false', ['$top']],
  ['@countable', 'false', [message('reference.counts')]],
  ['@searchable', 'false', [message('reference.searches')]],
  ['@requires-filter', 'true', [message('reference.readsUnfiltered')]],
];

const ofProperties: typeof ofSets = [
  ['@creatable', 'false', [message('reference.inserts')]],
  ['@updatable', 'false', [message('reference.updates')]],
  ['@filterable', 'false', [message('reference.filters')]],
  ['@sortable', 'false', [message('reference.sorting')]],
  ['@required-in-filter', 'true', [message('reference.readsUnfilteredBy')]],
];

/** What an entity set's attributes say that callers cannot do with it. */
export function sapSetRestrictions(set: XmlNode): Sentence[] {
  const found = restrictionsOf(set, ofSets);
  // the one thing that is not possible until it is said to be
  const isDescribed = ofSets.some(([attribute]) => set[attribute] !== undefined);
  return isDescribed && set['@searchable'] === undefined ? [...found, message('reference.searches')] : found;
}

/** The same of a property. */
export function sapPropertyRestrictions(property: XmlNode): Sentence[] {
  return restrictionsOf(property, ofProperties);
}

function restrictionsOf(node: XmlNode, rules: typeof ofSets): Sentence[] {
  const found = rules.flatMap(([attribute, restricting, what]) =>
    node[attribute] === restricting ? what : [],
  );
  return uniqueSentences(found);
}
