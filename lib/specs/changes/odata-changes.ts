import type { ODataModel, ODataType } from '../model/spec-model.ts';
import type { BreakingChange } from './breaking-change.ts';

/** What callers of the OData service before would fail by. */
export function odataChanges(before: ODataModel, after: ODataModel): BreakingChange[] {
  const types = new Map(after.types.map((type) => [type.name, type]));
  return [
    ...entitySetChanges(before, after),
    ...before.imports
      .filter((name) => !after.imports.includes(name))
      .map(
        (name) =>
          ({ rule: 'import-removed', place: name, message: `The operation ${name} is gone.` }) as const,
      ),
    ...before.types.flatMap((type) => {
      const next = types.get(type.name);
      return next === undefined
        ? [
            {
              rule: 'entity-type-removed',
              place: type.name,
              message: `The type ${type.name} is gone.`,
            } as const,
          ]
        : typeChanges(type, next);
    }),
  ];
}

function entitySetChanges(before: ODataModel, after: ODataModel): BreakingChange[] {
  const now = new Map(after.entitySets.map((set) => [set.name, set]));
  return before.entitySets.flatMap(({ name, type }): BreakingChange[] => {
    const next = now.get(name);
    if (next === undefined) {
      return [{ rule: 'entity-set-removed', place: name, message: `The entity set ${name} is gone.` }];
    }
    return next.type === type
      ? []
      : [
          {
            rule: 'type-changed',
            place: name,
            message: `The entity set ${name} was of ${type} and is of ${next.type} now.`,
          },
        ];
  });
}

function typeChanges(before: ODataType, after: ODataType): BreakingChange[] {
  const place = before.name;
  const now = new Map(after.properties.map((property) => [property.name, property]));
  const ofProperties = before.properties.flatMap(({ name, type, nullable }): BreakingChange[] => {
    const next = now.get(name);
    if (next === undefined) {
      return [{ rule: 'property-removed', place, message: `The property ${name} is gone.` }];
    }
    if (next.type !== type) {
      const message = `The property ${name} was ${type} and is ${next.type} now.`;
      return [{ rule: 'type-changed', place, message }];
    }
    return nullable && !next.nullable
      ? [{ rule: 'property-required', place, message: `The property ${name} is required now.` }]
      : [];
  });
  const members = before.members
    .filter((member) => !after.members.includes(member))
    .map((member) => ({ rule: 'value-removed', place, message: `The value ${member} is gone.` }) as const);
  return [...ofProperties, ...members];
}
