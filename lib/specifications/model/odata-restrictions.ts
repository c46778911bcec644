import { message, type Sentence } from '#lib/domain/texts/message.ts';
import { uniqueSentences } from '#lib/domain/texts/unique-sentences.ts';
import { listOf, objectOf } from './read-values.ts';

/** What is said about one element of a model: values as CSDL JSON writes them, by the full names of their terms. */
export type Annotations = ReadonlyMap<string, unknown>;

export const noAnnotations: Annotations = new Map();

const capabilities = 'Org.OData.Capabilities.V1.';
const core = 'Org.OData.Core.V1.';

interface Switch {
  term: string;
  /** Of the term's record; without it the value itself. */
  member?: string;
  /** The value that restricts. */
  on: boolean;
  what: Sentence;
}

const switches: Switch[] = [
  { term: 'InsertRestrictions', member: 'Insertable', on: false, what: message('reference.inserts') },
  { term: 'UpdateRestrictions', member: 'Updatable', on: false, what: message('reference.updates') },
  { term: 'DeleteRestrictions', member: 'Deletable', on: false, what: message('reference.deletes') },
  { term: 'ReadRestrictions', member: 'Readable', on: false, what: message('reference.reads') },
  { term: 'IndexableByKey', on: false, what: message('reference.readsByKey') },
  { term: 'FilterRestrictions', member: 'Filterable', on: false, what: message('reference.filters') },
  {
    term: 'FilterRestrictions',
    member: 'RequiresFilter',
    on: true,
    what: message('reference.readsUnfiltered'),
  },
  { term: 'SortRestrictions', member: 'Sortable', on: false, what: message('reference.sorting') },
  { term: 'SearchRestrictions', member: 'Searchable', on: false, what: message('reference.searches') },
  { term: 'ExpandRestrictions', member: 'Expandable', on: false, what: message('reference.expanding') },
  { term: 'CountRestrictions', member: 'Countable', on: false, what: message('reference.counts') },
  { term: 'TopSupported', on: false, what: '$top' },
  { term: 'SkipSupported', on: false, what: '$skip' },
];

type RestrictionOfPath = `reference.${
  | 'insertsWith'
  | 'insertsWithout'
  | 'updatesOf'
  | 'updatesWithout'
  | 'filtersBy'
  | 'filtersWithout'
  | 'sortingBy'
  | 'expandingOf'}`;

const lists: { term: string; member: string; what: RestrictionOfPath }[] = [
  { term: 'InsertRestrictions', member: 'NonInsertableProperties', what: 'reference.insertsWith' },
  { term: 'InsertRestrictions', member: 'RequiredProperties', what: 'reference.insertsWithout' },
  { term: 'UpdateRestrictions', member: 'NonUpdatableProperties', what: 'reference.updatesOf' },
  { term: 'UpdateRestrictions', member: 'RequiredProperties', what: 'reference.updatesWithout' },
  { term: 'FilterRestrictions', member: 'NonFilterableProperties', what: 'reference.filtersBy' },
  { term: 'FilterRestrictions', member: 'RequiredProperties', what: 'reference.filtersWithout' },
  { term: 'SortRestrictions', member: 'NonSortableProperties', what: 'reference.sortingBy' },
  { term: 'ExpandRestrictions', member: 'NonExpandableProperties', what: 'reference.expandingOf' },
];

/** What the vocabulary Capabilities says that callers cannot do with an entity set or a singleton. */
export function setRestrictions(annotations: Annotations): Sentence[] {
  const statedOf = (term: string) => annotations.get(`${capabilities}${term}`);
  const found = [
    ...switches
      .filter(({ term, member, on }) => {
        const value = statedOf(term);
        return (member === undefined ? value : objectOf(value)[member]) === on;
      })
      .map(({ what }) => what),
    ...lists.flatMap(({ term, member, what }) =>
      listOf(objectOf(statedOf(term))[member]).map((path) => message(what, { path: String(path) })),
    ),
  ];
  return uniqueSentences(found);
}

/** What the vocabulary Core says that callers cannot do with a property. */
export function propertyRestrictions(annotations: Annotations): Sentence[] {
  const permissions = String(annotations.get(`${core}Permissions`) ?? '');
  const isRead = /(?:^|\/)(?:Read|1)$/.test(permissions);
  if (annotations.get(`${core}Computed`) === true || isRead) {
    return [message('reference.inserts'), message('reference.updates')];
  }
  return annotations.get(`${core}Immutable`) === true ? [message('reference.updates')] : [];
}

/** Whether callers may leave a parameter out. */
export function isOptionalParameter(annotations: Annotations): boolean {
  return annotations.has(`${core}OptionalParameter`);
}

export function isComputedDefault(annotations: Annotations): boolean {
  return annotations.get(`${core}ComputedDefaultValue`) === true;
}
