import { stringifyExact } from 'kube-text/exact-json';
import { ApiError } from '../meta/api-error.ts';
import { type ApiObject, cloneJson, type Fields, fieldsOf, isFields, sameJson } from '../meta/api-object.ts';
import { listKind, propertySchema, resolveSchema, type Schema } from '../schema/schema.ts';
import { type FieldSet, itemElement, leavesOf, pathElements, separator, showPath } from './field-set.ts';
import {
  compareObjects,
  type FieldOwner,
  type Manager,
  ownable,
  readManagers,
  releaseFields,
  sameManager,
  writeManagers,
} from './managed-fields.ts';

function mergeLists(
  live: readonly unknown[],
  config: readonly unknown[],
  schema: Schema | undefined,
): unknown[] {
  const kind = listKind(schema);
  if (kind.type === 'atomic') return cloneJson([...config]);
  if (kind.type === 'set')
    return [...live, ...config.filter((item) => !live.some((other) => sameJson(item, other)))];
  const merged = [...live];
  for (const item of config) {
    const element = itemElement(item, kind.keys, schema?.items);
    const index = merged.findIndex((other) => itemElement(other, kind.keys, schema?.items) === element);
    if (index < 0) merged.push(cloneJson(item));
    else merged[index] = mergeValue(merged[index], item, schema?.items);
  }
  return merged;
}

function mergeValue(live: unknown, config: unknown, given: Schema | undefined): unknown {
  const schema = resolveSchema(given);
  if (isFields(live) && isFields(config) && schema?.['x-kubernetes-map-type'] !== 'atomic') {
    const merged: Fields = { ...live };
    for (const [name, value] of Object.entries(config))
      merged[name] = mergeValue(live[name], value, propertySchema(schema, name));
    return merged;
  }
  if (Array.isArray(live) && Array.isArray(config)) return mergeLists(live, config, schema);
  return cloneJson(config);
}

/** Removes what stands at a path, and what is left empty above it. Gives a new value; undefined: nothing is left. */
function without(value: unknown, path: readonly string[], given: Schema | undefined): unknown {
  const [element, ...rest] = path;
  if (element === undefined) return undefined;
  const schema = resolveSchema(given);
  if (Array.isArray(value)) {
    const kind = listKind(schema);
    const keys = kind.type === 'map' ? kind.keys : [];
    const left = value.flatMap((item) => {
      const own = kind.type === 'set' ? `v:${stringifyExact(item)}` : itemElement(item, keys, schema?.items);
      if (own !== element) return [item];
      const kept = without(item, rest, schema?.items);
      return kept === undefined ? [] : [kept];
    });
    return left.length > 0 ? left : undefined;
  }
  if (!isFields(value)) return value;
  const name = element.slice(2);
  if (!Object.hasOwn(value, name)) return value;
  const kept = without(value[name], rest, propertySchema(schema, name));
  const { [name]: _gone, ...others } = value;
  if (kept !== undefined) return { ...others, [name]: kept };
  return Object.keys(others).length > 0 ? others : undefined;
}

/** Whether anybody owns the path or something below it. */
function isOwned(path: string, sets: readonly FieldSet[]): boolean {
  return sets.some((set) => {
    if (set.has(path)) return true;
    for (const other of set) if (other.startsWith(path + separator)) return true;
    return false;
  });
}

function removeAbandoned(
  merged: ApiObject,
  abandoned: readonly string[],
  owned: readonly FieldSet[],
  schema: Schema | undefined,
): ApiObject {
  let result: Fields = merged;
  for (const path of abandoned) {
    if (isOwned(path, owned)) continue;
    result = fieldsOf(without(result, pathElements(path), schema));
  }
  return {
    ...result,
    apiVersion: merged.apiVersion,
    kind: merged.kind,
    metadata: { ...fieldsOf(result.metadata), name: merged.metadata.name },
  } as ApiObject;
}

function conflictError(conflicts: readonly { manager: Manager; paths: string[] }[]): ApiError {
  const causes = conflicts.flatMap(({ manager, paths }) => {
    const using =
      manager.operation === 'Update'
        ? ` using ${manager.apiVersion}${manager.time ? ` at ${manager.time}` : ''}`
        : '';
    const subresource = manager.subresource ? ` with subresource ${JSON.stringify(manager.subresource)}` : '';
    const message = `conflict with ${JSON.stringify(manager.name)}${subresource}${using}`;
    return paths.map((path) => ({ reason: 'FieldManagerConflict', message, field: showPath(path) }));
  });
  const grouped = new Map<string, string[]>();
  for (const cause of causes)
    grouped.set(cause.message, [...(grouped.get(cause.message) ?? []), cause.field]);
  const only = causes.length === 1 ? causes[0] : undefined;
  const details = [...grouped].map(
    ([message, fields]) =>
      `${message.replace('conflict', 'conflicts')}:\n${fields.map((field) => `- ${field}`).join('\n')}`,
  );
  const message = only
    ? `Apply failed with 1 conflict: ${only.message}: ${only.field}`
    : `Apply failed with ${causes.length} conflicts: ${details.join('\n')}`;
  return new ApiError(409, 'Conflict', message, { causes });
}

export interface ApplyRequest {
  live: ApiObject | undefined;
  config: ApiObject;
  schema: Schema | undefined;
  owner: FieldOwner;
  force: boolean;
  /** Runs on the merged object before it is compared: prunes and defaults it. */
  complete: (merged: ApiObject) => void;
}

/**
 * Server-side apply: merges the configuration into the live object, removes what the same manager applied before and
 * left out now, and records ownership. Throws 409 naming every field that another manager owns with another value,
 * unless `force`, which takes those over.
 */
export function applyConfiguration(request: ApplyRequest): ApiObject {
  const { live, config, schema, owner, force } = request;
  const managers = readManagers(live?.metadata.managedFields);
  if (live && managers.length === 0) {
    const set = new Set(leavesOf(ownable(live), schema).keys());
    managers.push({
      name: 'before-first-apply',
      operation: 'Update',
      apiVersion: live.apiVersion,
      subresource: '',
      time: owner.nowIso,
      set,
    });
  }
  const { managedFields: _ignored, ...metadata } = config.metadata;
  const wanted: ApiObject = { ...config, metadata };
  const set: FieldSet = new Set(leavesOf(ownable(wanted), schema).keys());
  let writer = managers.find((manager) => sameManager(manager, 'Apply', owner));
  const lastSet = writer?.set ?? new Set<string>();
  if (!writer) {
    writer = {
      name: owner.manager,
      operation: 'Apply',
      apiVersion: config.apiVersion,
      subresource: owner.subresource,
      time: owner.nowIso,
      set,
    };
    managers.push(writer);
  } else if (lastSet.size !== set.size || [...set].some((path) => !lastSet.has(path)))
    writer.time = owner.nowIso;
  writer.set = set;
  writer.apiVersion = config.apiVersion;
  let merged = live ? (mergeValue(live, wanted, schema) as ApiObject) : cloneJson(wanted);
  const abandoned = [...lastSet].filter((path) => !set.has(path)).sort((a, b) => a.length - b.length);
  merged = removeAbandoned(
    merged,
    abandoned,
    managers.map((manager) => manager.set),
    schema,
  );
  merged = cloneJson(merged);
  request.complete(merged);
  const comparison = compareObjects(live, merged, schema);
  const conflicts = managers
    .filter((manager) => manager !== writer)
    .map((manager) => ({
      manager,
      paths: [...manager.set]
        .filter((path) => comparison.modified.has(path) || comparison.added.has(path))
        .sort(),
    }))
    .filter(({ paths }) => paths.length > 0);
  if (conflicts.length > 0 && !force) throw conflictError(conflicts);
  releaseFields(managers, writer, comparison);
  merged.metadata.managedFields = writeManagers(managers);
  return merged;
}
