import { type Message, message } from '#lib/domain/texts/message.ts';
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
      return [
        { rule: 'entity-type-removed', place, message: message('changes.gone', { what: subjectOf(type) }) },
      ];
    }
    if (next.kind !== type.kind) {
      const [was, now] = [type, next].map(({ kind }) => message('changes.kind', { kind }));
      const said = message('changes.changed', { what: theType(place), was: was ?? '', now: now ?? '' });
      return [{ rule: 'type-changed', place, message: said }];
    }
    return type.kind === 'entity' || type.kind === 'complex'
      ? structuredChanges(type, next, { then, now })
      : plainChanges(type, next);
  });
}

function theType(name: string): Message {
  return message('changes.type', { name });
}

function subjectOf({ kind, name }: ODataType): Message {
  return kind === 'term' ? message('changes.term', { name }) : theType(name);
}

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
  const report = (rule: BreakingChange['rule'], said: Message) =>
    changes.push({ rule, place, message: said });

  if (type.base !== '' && !lineNow.some(({ name }) => name === type.base) && next.base !== type.base) {
    report('type-changed', message('changes.noLongerExtends', { what: theType(place), base: type.base }));
  }
  const keysThen = lineThen.flatMap(({ keys }) => keys);
  const keysNow = lineNow.flatMap(({ keys }) => keys);
  const isKeyChanged = [...keysThen].sort().join() !== [...keysNow].sort().join();
  if (isKeyChanged && type.keys.join() !== next.keys.join()) {
    report(
      'key-changed',
      message('changes.changed', {
        what: message('changes.key'),
        was: keysThen.join(', ') || message('changes.nothing'),
        now: keysNow.join(', ') || message('changes.nothing'),
      }),
    );
  }
  if (type.isOpen && !next.isOpen) {
    report('restriction-added', message('changes.notOpen'));
  }
  if (type.hasStream && !next.hasStream) {
    report('property-removed', message('changes.streamGone'));
  }
  if (next.isAbstract && !type.isAbstract) {
    report('restriction-added', message('changes.abstract'));
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
    report(
      'property-required',
      message('changes.newRequired', { what: message('changes.property', { name }) }),
    );
  }
  return changes;
}

/** Whether who creates an entity has to say it. */
function isDemanded({ nullable, isKey, hasDefault, restrictions, type }: ODataProperty): boolean {
  return (
    !nullable &&
    !isKey &&
    !hasDefault &&
    !restrictions.includes(message('reference.inserts')) &&
    !type.startsWith('Collection(')
  );
}

function propertyChanges(
  property: ODataProperty,
  next: ODataProperty | undefined,
  place: string,
): BreakingChange[] {
  const subject = message('changes.property', { name: property.name });
  if (next === undefined) {
    return [{ rule: 'property-removed', place, message: message('changes.gone', { what: subject }) }];
  }
  const changes = writtenChanges(property, next, { place, subject });
  if (property.nullable && !next.nullable && !next.isKey) {
    changes.push({
      rule: 'property-required',
      place,
      message: message('changes.required', { what: subject }),
    });
  }
  if (!property.nullable && next.nullable && !property.isKey) {
    changes.push({
      rule: 'property-optional',
      place,
      message: message('changes.nullable', { what: subject }),
    });
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
    return [{ rule: 'type-changed', place, message: message('changes.values', { was, now: is }) }];
  }
  const values = new Map(next.members.map(({ name, value }) => [name, value]));
  const ofMembers = type.members.flatMap(({ name, value }): BreakingChange[] => {
    const now = values.get(name);
    if (now === undefined) {
      return [
        {
          rule: 'value-removed',
          place,
          message: message('changes.gone', { what: message('changes.value', { name }) }),
        },
      ];
    }
    const said = message('changes.changed', { what: message('changes.value', { name }), was: value, now });
    return now === value ? [] : [{ rule: 'value-changed', place, message: said }];
  });
  const isSingle = type.isFlags === true && next.isFlags !== true;
  return [
    ...limitChanges(type.facets, next.facets, { place, subject: theType(place) }),
    ...ofMembers,
    ...(isSingle
      ? [{ rule: 'restriction-added', place, message: message('changes.notFlags') } as const]
      : []),
  ];
}
