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
  what: string;
}

const switches: Switch[] = [
  { term: 'InsertRestrictions', member: 'Insertable', on: false, what: 'inserts' },
  { term: 'UpdateRestrictions', member: 'Updatable', on: false, what: 'updates' },
  { term: 'DeleteRestrictions', member: 'Deletable', on: false, what: 'deletes' },
  { term: 'ReadRestrictions', member: 'Readable', on: false, what: 'reads' },
  { term: 'IndexableByKey', on: false, what: 'reads by key' },
  { term: 'FilterRestrictions', member: 'Filterable', on: false, what: 'filters' },
  { term: 'FilterRestrictions', member: 'RequiresFilter', on: true, what: 'reads without a filter' },
  { term: 'SortRestrictions', member: 'Sortable', on: false, what: 'sorting' },
  { term: 'SearchRestrictions', member: 'Searchable', on: false, what: 'searches' },
  { term: 'ExpandRestrictions', member: 'Expandable', on: false, what: 'expanding' },
  { term: 'CountRestrictions', member: 'Countable', on: false, what: 'counts' },
  { term: 'TopSupported', on: false, what: '$top' },
  { term: 'SkipSupported', on: false, what: '$skip' },
];

const lists: { term: string; member: string; what: string }[] = [
  { term: 'InsertRestrictions', member: 'NonInsertableProperties', what: 'inserts with' },
  { term: 'InsertRestrictions', member: 'RequiredProperties', what: 'inserts without' },
  { term: 'UpdateRestrictions', member: 'NonUpdatableProperties', what: 'updates of' },
  { term: 'UpdateRestrictions', member: 'RequiredProperties', what: 'updates without' },
  { term: 'FilterRestrictions', member: 'NonFilterableProperties', what: 'filters by' },
  { term: 'FilterRestrictions', member: 'RequiredProperties', what: 'filters without' },
  { term: 'SortRestrictions', member: 'NonSortableProperties', what: 'sorting by' },
  { term: 'ExpandRestrictions', member: 'NonExpandableProperties', what: 'expanding' },
];

/** What the vocabulary Capabilities says that callers cannot do with an entity set or a singleton. */
export function setRestrictions(annotations: Annotations): string[] {
  const statedOf = (term: string) => annotations.get(`${capabilities}${term}`);
  const found = [
    ...switches
      .filter(({ term, member, on }) => {
        const value = statedOf(term);
        return (member === undefined ? value : objectOf(value)[member]) === on;
      })
      .map(({ what }) => what),
    ...lists.flatMap(({ term, member, what }) =>
      listOf(objectOf(statedOf(term))[member]).map((path) => `${what} ${String(path)}`),
    ),
  ];
  return [...new Set(found)];
}

/** What the vocabulary Core says that callers cannot do with a property. */
export function propertyRestrictions(annotations: Annotations): string[] {
  const permissions = String(annotations.get(`${core}Permissions`) ?? '');
  const isRead = /(?:^|\/)(?:Read|1)$/.test(permissions);
  if (annotations.get(`${core}Computed`) === true || isRead) {
    return ['inserts', 'updates'];
  }
  return annotations.get(`${core}Immutable`) === true ? ['updates'] : [];
}

/** Whether callers may leave a parameter out. */
export function isOptionalParameter(annotations: Annotations): boolean {
  return annotations.has(`${core}OptionalParameter`);
}

export function isComputedDefault(annotations: Annotations): boolean {
  return annotations.get(`${core}ComputedDefaultValue`) === true;
}
