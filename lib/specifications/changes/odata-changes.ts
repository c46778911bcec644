import { message } from '#lib/domain/texts/message.ts';
import type { ODataModel } from '../model/odata-model.ts';
import type { BreakingChange } from './breaking-change.ts';
import { odataOperationChanges } from './odata-operation-changes.ts';
import { odataTypeChanges } from './odata-type-changes.ts';
import { restrictionChanges } from './odata-value-changes.ts';

/**
 * What callers of the OData service before would fail by: all but the additions that OData calls safe (Protocol 4.01,
 * "Model Versioning").
 */
export function odataChanges(before: ODataModel, after: ODataModel): BreakingChange[] {
  return [
    ...protocolChanges(before, after),
    ...setChanges(before, after),
    ...odataOperationChanges(before, after),
    ...odataTypeChanges(before, after),
  ];
}

/** Versions 2 and 3 and versions 4 and 4.01 are written alike; 2 and 4 are not. */
function protocolChanges(before: ODataModel, after: ODataModel): BreakingChange[] {
  const [then, now] = [before.protocol, after.protocol];
  if (then === '' || now === '' || then.startsWith('4') === now.startsWith('4')) {
    return [];
  }
  const said = message('changes.odataVersion', { then, now });
  return [{ rule: 'language-changed', place: message('changes.specification'), message: said }];
}

function setChanges(before: ODataModel, after: ODataModel): BreakingChange[] {
  const now = new Map(after.sets.map((set) => [set.name, set]));
  return before.sets.flatMap((set): BreakingChange[] => {
    const { name: place, type, kind, restrictions } = set;
    const subject = message('changes.set', { kind, name: place });
    const next = now.get(place);
    if (next === undefined) {
      return [{ rule: 'entity-set-removed', place, message: message('changes.gone', { what: subject }) }];
    }
    const changes: BreakingChange[] = [];
    if (next.kind !== kind) {
      const said = message('changes.isNow', {
        what: subject,
        now: message('changes.kind', { kind: next.kind }),
      });
      changes.push({ rule: 'type-changed', place, message: said });
    }
    if (next.type !== type) {
      const said = message('changes.wasOf', { what: subject, was: type, now: next.type });
      changes.push({ rule: 'type-changed', place, message: said });
    }
    return [...changes, ...restrictionChanges(restrictions, next.restrictions, { place, subject })];
  });
}
