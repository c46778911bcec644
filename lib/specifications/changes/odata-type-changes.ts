import type { ODataModel, ODataProperty, ODataType } from '../model/odata-model.ts';
import type { BreakingChange } from './breaking-change.ts';
import { limitChanges, restrictionChanges, writtenChanges } from './odata-value-changes.ts';

type Types = ReadonlyMap<string, ODataType>;

/** What callers would fail by in the types before; what a base declares counts for all that extend it. */
export function odataTypeChanges(before: ODataModel, after: ODataModel): BreakingChange[] {
  const then = byName(before);
  const now = byName(after);
  return before.types.flatMap((type): BreakingChange[] => {
    const place = type.name;
    const next = now.get(place);
    if (next === undefined) {
      const noun = type.kind === 'term' ? 'term' : 'type';
      return [{ rule: 'entity-type-removed', place, message: `The ${noun} ${place} is gone.` }];
    }
    if (next.kind !== type.kind) {
      const message = `The type ${place} was ${kindWords[type.kind]} and is ${kindWords[next.kind]} now.`;
      return [{ rule: 'type-changed', place, message }];
    }
    return type.kind === 'entity' || type.kind === 'complex'
      ? structuredChanges(type, next, { then, now })
      : plainChanges(type, next);
  });
}

const kindWords: Record<ODataType['kind'], string> = {
  entity: 'an entity',
  complex: 'a complex type',
  enum: 'an enumeration',
  definition: 'a type definition',
  term: 'a term',
};

function byName({ types }: ODataModel): Types {
  return new Map(types.map((type) => [type.name, type]));
}

/** The type itself, what it extends, and so on. */
function lineage(type: ODataType, types: Types): ODataType[] {
  const line = new Set<ODataType>();
  for (
    let one: ODataType | undefined = type;
    one !== undefined && !line.has(one);
    one = types.get(one.base)
  ) {
    line.add(one);
  }
  return [...line];
}

interface Versions {
  then: Types;
  now: Types;
}

function structuredChanges(type: ODataType, next: ODataType, { then, now }: Versions): BreakingChange[] {
  const place = type.name;
  const lineThen = lineage(type, then);
  const lineNow = lineage(next, now);
  const properties = new Map(lineNow.flatMap((one) => one.properties).map((one) => [one.name, one]));
  const changes: BreakingChange[] = [];
  const report = (rule: BreakingChange['rule'], message: string) => changes.push({ rule, place, message });

  if (type.base !== '' && !lineNow.some(({ name }) => name === type.base) && next.base !== type.base) {
    report('type-changed', `The type ${place} no longer extends ${type.base}.`);
  }
  const keysThen = lineThen.flatMap(({ keys }) => keys);
  const keysNow = lineNow.flatMap(({ keys }) => keys);
  const isKeyChanged = [...keysThen].sort().join() !== [...keysNow].sort().join();
  if (isKeyChanged && type.keys.join() !== next.keys.join()) {
    report(
      'key-changed',
      `The key was ${keysThen.join(', ') || 'nothing'} and is ${keysNow.join(', ') || 'nothing'} now.`,
    );
  }
  if (type.isOpen && !next.isOpen) {
    report('restriction-added', 'It no longer takes properties that are not declared.');
  }
  if (type.hasStream && !next.hasStream) {
    report('property-removed', 'Its stream is gone.');
  }
  if (next.isAbstract && !type.isAbstract) {
    report('restriction-added', 'It is abstract now: there is nothing that is just that.');
  }
  changes.push(
    ...type.properties.flatMap((property) => propertyChanges(property, properties.get(property.name), place)),
  );
  const known = new Set(lineThen.flatMap((one) => one.properties.map(({ name }) => name)));
  // what a base that was there before declares is reported with that base
  const added = lineNow
    .filter((one) => one === next || !then.has(one.name))
    .flatMap((one) => one.properties)
    .filter((one) => !known.has(one.name) && isDemanded(one));
  for (const { name } of added) {
    report('property-required', `The property ${name} is new and required.`);
  }
  return changes;
}

/** Whether who creates an entity has to say it. */
function isDemanded({ nullable, isKey, hasDefault, restrictions, type }: ODataProperty): boolean {
  return (
    !nullable && !isKey && !hasDefault && !restrictions.includes('inserts') && !type.startsWith('Collection(')
  );
}

function propertyChanges(
  property: ODataProperty,
  next: ODataProperty | undefined,
  place: string,
): BreakingChange[] {
  const subject = `The property ${property.name}`;
  if (next === undefined) {
    return [{ rule: 'property-removed', place, message: `${subject} is gone.` }];
  }
  const changes = writtenChanges(property, next, { place, subject });
  if (property.nullable && !next.nullable && !next.isKey) {
    changes.push({ rule: 'property-required', place, message: `${subject} is required now.` });
  }
  if (!property.nullable && next.nullable && !property.isKey) {
    changes.push({ rule: 'property-optional', place, message: `${subject} may be null now.` });
  }
  changes.push(...restrictionChanges(property.restrictions, next.restrictions, { place, subject }));
  return changes;
}

/** Of enumerations, type definitions and terms. */
function plainChanges(type: ODataType, next: ODataType): BreakingChange[] {
  const place = type.name;
  const standard = type.kind === 'enum' ? 'Edm.Int32' : '';
  const [was, is] = [type.base || standard, next.base || standard];
  if (was !== is) {
    return [{ rule: 'type-changed', place, message: `Its values were ${was} and are ${is} now.` }];
  }
  const values = new Map(next.members.map(({ name, value }) => [name, value]));
  const ofMembers = type.members.flatMap(({ name, value }): BreakingChange[] => {
    const now = values.get(name);
    if (now === undefined) {
      return [{ rule: 'value-removed', place, message: `The value ${name} is gone.` }];
    }
    const message = `The value ${name} was ${value} and is ${now} now.`;
    return now === value ? [] : [{ rule: 'value-changed', place, message }];
  });
  const isSingle = type.isFlags === true && next.isFlags !== true;
  return [
    ...limitChanges(type.facets, next.facets, { place, subject: `The type ${place}` }),
    ...ofMembers,
    ...(isSingle
      ? [{ rule: 'restriction-added', place, message: 'Its values can no longer be combined.' } as const]
      : []),
  ];
}
