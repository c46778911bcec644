import { message, type Sentence } from '#lib/domain/texts/message.ts';
import type { ODataModel, ODataOperation, ODataParameter } from '../model/odata-model.ts';
import { elementOf } from '../model/odata-names.ts';
import { methodOf } from '../odata-calls.ts';
import type { BreakingChange } from './breaking-change.ts';
import { typeChanges, writtenChanges } from './odata-value-changes.ts';

/** What callers of imports, and of actions and functions that are bound to types, would fail by. */
export function odataOperationChanges(before: ODataModel, after: ODataModel): BreakingChange[] {
  const groups = Map.groupBy(before.operations, ({ name }) => name);
  const nextGroups = Map.groupBy(after.operations, ({ name }) => name);
  const calledBefore = new Set(before.imports.map(({ operation }) => operation));
  const calledStill = new Set(stillCalled(before, after));
  const bases = basesOf(after);
  return [
    ...importChanges(before, after),
    ...before.operations.flatMap((operation): BreakingChange[] => {
      const { name, boundTo } = operation;
      const group = (groups.get(name) ?? []).filter((one) => one.boundTo === boundTo);
      const callable = bases(boundTo);
      const nextGroup = (nextGroups.get(name) ?? []).filter((one) => callable.has(one.boundTo));
      const next = matching(operation, group, nextGroup);
      if (next !== undefined) {
        return overloadChanges(operation, next);
      }
      // who calls it by an import learns of it there
      const isTold = boundTo === '' && calledBefore.has(name) && !calledStill.has(name);
      return isTold && nextGroup.length === 0
        ? []
        : [
            {
              rule: 'operation-removed',
              place: name,
              message: message('changes.gone', { what: subjectOf(operation, group) }),
            },
          ];
    }),
  ];
}

function importChanges(before: ODataModel, after: ODataModel): BreakingChange[] {
  const now = new Map(after.imports.map((one) => [one.name, one]));
  return before.imports.flatMap(({ name: place, method, operation }): BreakingChange[] => {
    const next = now.get(place);
    if (next === undefined) {
      return [{ rule: 'import-removed', place, message: message('changes.operationGone', { place }) }];
    }
    const changes: BreakingChange[] = [];
    if (next.method !== method) {
      const said = message('changes.calledBy', { was: method, now: next.method });
      changes.push({ rule: 'method-changed', place, message: said });
    }
    if (next.operation !== operation) {
      const said = message('changes.called', { was: operation, now: next.operation });
      changes.push({ rule: 'import-changed', place, message: said });
    }
    return changes;
  });
}

/** The operations that imports called and still call. */
function stillCalled(before: ODataModel, after: ODataModel): string[] {
  const now = new Map(after.imports.map(({ name, operation }) => [name, operation]));
  return before.imports
    .filter(({ name, operation }) => now.get(name) === operation)
    .map((one) => one.operation);
}

/** A type, or a collection of it, with what it extends: what is bound to those can be called on it too. */
function basesOf({ types }: ODataModel): (type: string) => ReadonlySet<string> {
  const byName = new Map(types.map(({ name, base }) => [name, base]));
  return (type) => {
    const element = elementOf(type);
    const line = new Set([element]);
    for (let one = byName.get(element); one && !line.has(one); one = byName.get(one)) {
      line.add(one);
    }
    return element === type ? line : new Set([...line].map((one) => `Collection(${one})`));
  };
}

/** What of several overloads a caller of the one before reaches. */
function matching(
  operation: ODataOperation,
  group: readonly ODataOperation[],
  nextGroup: readonly ODataOperation[],
): ODataOperation | undefined {
  const names = namesOf(operation);
  const same = nextGroup.find((one) => namesOf(one) === names);
  return same ?? (group.length === 1 && nextGroup.length === 1 ? nextGroup[0] : undefined);
}

function namesOf({ parameters }: ODataOperation): string {
  return parameters
    .map(({ name }) => name)
    .sort()
    .join();
}

function subjectOf(
  { kind, boundTo, parameters }: ODataOperation,
  group: readonly ODataOperation[],
): Sentence {
  return message('changes.operation', {
    kind,
    isOne: group.length > 1 ? 'no' : 'yes',
    names: parameters.map(({ name }) => name).join(', '),
    isBound: boundTo === '' ? 'no' : 'yes',
    boundTo,
  });
}

function overloadChanges(operation: ODataOperation, next: ODataOperation): BreakingChange[] {
  const place = operation.name;
  const changes: BreakingChange[] = [];
  // what an import calls is reported with that
  if (operation.boundTo !== '' && next.kind !== operation.kind) {
    const said = message('changes.calledBy', { was: methodOf(operation), now: methodOf(next) });
    changes.push({ rule: 'method-changed', place, message: said });
  }
  changes.push(...parameterChanges(operation, next, place));
  if (operation.result !== undefined) {
    const subject = message('changes.result');
    if (next.result === undefined) {
      changes.push({ rule: 'result-removed', place, message: message('changes.noResult') });
    } else {
      changes.push(...typeChanges(operation.result, next.result, { place, subject }));
      if (!operation.result.nullable && next.result.nullable) {
        changes.push({
          rule: 'property-optional',
          place,
          message: message('changes.nullable', { what: subject }),
        });
      }
    }
  }
  if (operation.isComposable && !next.isComposable) {
    changes.push({ rule: 'restriction-added', place, message: message('changes.notComposable') });
  }
  return changes;
}

function parameterChanges(operation: ODataOperation, next: ODataOperation, place: string): BreakingChange[] {
  const now = new Map(next.parameters.map((parameter) => [parameter.name, parameter]));
  const then = new Map(operation.parameters.map((parameter) => [parameter.name, parameter]));
  const changes: BreakingChange[] = [];
  for (const [name, parameter] of then) {
    const subject = message('changes.parameter', { name });
    const found = now.get(name);
    if (found === undefined) {
      changes.push({ rule: 'parameter-removed', place, message: message('changes.gone', { what: subject }) });
    } else {
      changes.push(...writtenChanges(parameter, found, { place, subject }));
      if (isFree(parameter, operation) && !isFree(found, next)) {
        changes.push({
          rule: 'parameter-required',
          place,
          message: message('changes.required', { what: subject }),
        });
      }
    }
  }
  for (const [name, parameter] of now) {
    if (!then.has(name) && !isFree(parameter, next)) {
      const said = message('changes.newRequired', { what: message('changes.parameter', { name }) });
      changes.push({ rule: 'parameter-required', place, message: said });
    }
  }
  const common = (one: ODataOperation, other: ReadonlyMap<string, ODataParameter>) =>
    one.parameters.map(({ name }) => name).filter((name) => other.has(name));
  if (common(operation, now).join() !== common(next, then).join()) {
    changes.push({ rule: 'parameter-moved', place, message: message('changes.parametersMoved') });
  }
  return changes;
}

/** Whether callers may leave it out: of an action what may be null, of a function what is said to be optional. */
function isFree({ nullable, isOptional }: ODataParameter, { kind }: ODataOperation): boolean {
  return isOptional === true || (kind === 'action' && nullable);
}
