import { type ApiObject, type Fields, fieldsOf, isFields, listOf, textOf } from '../../meta/api-object.ts';
import type { WriteContext } from '../resource-definition.ts';

const storageKey = 'apiextensions.k8s.io/customresourcedefinitions';

function conditionOf(object: ApiObject, type: string): Fields | undefined {
  return listOf(fieldsOf(object.status).conditions).find(
    (item): item is Fields => isFields(item) && item.type === type,
  );
}

/** Sets a condition; its transition time moves only when its status does. */
export function setCrdCondition(
  object: ApiObject,
  condition: { type: string; status: string; reason: string; message: string },
  nowIso: string,
): void {
  const before = conditionOf(object, condition.type);
  const lastTransitionTime = before?.status === condition.status ? before.lastTransitionTime : nowIso;
  const status = fieldsOf(object.status);
  const others = listOf(status.conditions).filter((item) => !isFields(item) || item.type !== condition.type);
  object.status = { ...status, conditions: [...others, { lastTransitionTime, ...condition }] };
}

/** The first name that another accepted definition of the group already uses; undefined when all are free. */
function nameConflict(
  object: ApiObject,
  context: WriteContext,
): { reason: string; message: string } | undefined {
  const names = fieldsOf(fieldsOf(object.spec).names);
  const others = context
    .all(storageKey)
    .filter((other) => other.metadata.name !== object.metadata.name)
    .filter((other) => fieldsOf(other.spec).group === fieldsOf(object.spec).group)
    .map((other) => fieldsOf(fieldsOf(other.status).acceptedNames));
  const takenResources = new Set(
    others.flatMap((taken) => [taken.plural, taken.singular, ...listOf(taken.shortNames)]).map(textOf),
  );
  const takenKinds = new Set(others.flatMap((taken) => [taken.kind, taken.listKind]).map(textOf));
  const inUse = (name: string): string => `${JSON.stringify(name)} is already in use`;
  for (const [field, reason] of [
    ['plural', 'PluralConflict'],
    ['singular', 'SingularConflict'],
  ] as const) {
    const name = textOf(names[field]);
    if (name && takenResources.has(name)) return { reason, message: inUse(name) };
  }
  for (const name of listOf(names.shortNames).map(textOf)) {
    if (takenResources.has(name)) return { reason: 'ShortNamesConflict', message: inUse(name) };
  }
  for (const [field, reason] of [
    ['kind', 'KindConflict'],
    ['listKind', 'ListKindConflict'],
  ] as const) {
    const name = textOf(names[field]);
    if (name && takenKinds.has(name)) return { reason, message: inUse(name) };
  }
  return undefined;
}

/** Decides on the names a definition asks for and writes the outcome into its status, in place. */
export function acceptCustomResourceDefinition(object: ApiObject, context: WriteContext): void {
  const conflict = nameConflict(object, context);
  const established = conditionOf(object, 'Established')?.status === 'True';
  const spec = fieldsOf(object.spec);
  if (conflict) {
    setCrdCondition(object, { type: 'NamesAccepted', status: 'False', ...conflict }, context.nowIso);
    if (!established) {
      const message = 'not all names are accepted';
      setCrdCondition(
        object,
        { type: 'Established', status: 'False', reason: 'NotAccepted', message },
        context.nowIso,
      );
    }
  } else {
    const accepted = {
      type: 'NamesAccepted',
      status: 'True',
      reason: 'NoConflicts',
      message: 'no conflicts found',
    };
    setCrdCondition(object, accepted, context.nowIso);
    const message = 'the initial names have been accepted';
    setCrdCondition(
      object,
      { type: 'Established', status: 'True', reason: 'InitialNamesAccepted', message },
      context.nowIso,
    );
  }
  const status = fieldsOf(object.status);
  const storage = listOf(spec.versions)
    .map(fieldsOf)
    .find((version) => version.storage === true);
  const stored = listOf(status.storedVersions);
  const storageName = textOf(storage?.name);
  object.status = {
    ...status,
    acceptedNames: conflict ? (status.acceptedNames ?? { kind: '', plural: '' }) : spec.names,
    storedVersions: stored.includes(storageName) || !storageName ? stored : [...stored, storageName],
  };
}
