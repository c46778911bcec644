import { type ApiObject, type Fields, type ManagedFieldsEntry, sameJson } from '../meta/api-object.ts';
import type { ResourceDefinition } from '../registry/resource-definition.ts';
import type { Schema } from '../schema/schema.ts';
import { isAlwaysThere } from './always-there.ts';
import {
  type Comparison,
  compareLeaves,
  decodeFieldsV1,
  encodeFieldsV1,
  type FieldSet,
  leavesAndContainersOf,
  leavesOf,
  pathElements,
} from './field-set.ts';

export interface Manager {
  name: string;
  operation: 'Apply' | 'Update';
  apiVersion: string;
  subresource: string;
  time: string;
  set: FieldSet;
}

/** Who writes: the manager's name, and the subresource the write goes through. */
export interface FieldOwner {
  manager: string;
  subresource: string;
  nowIso: string;
}

const unownedMeta = new Set([
  'name',
  'namespace',
  'uid',
  'creationTimestamp',
  'selfLink',
  'generation',
  'managedFields',
  'resourceVersion',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
]);

/** The object without what nobody can own. */
export function ownable(object: ApiObject): Fields {
  const { apiVersion: _version, kind: _kind, metadata, ...rest } = object;
  const meta = Object.fromEntries(Object.entries(metadata).filter(([key]) => !unownedMeta.has(key)));
  return Object.keys(meta).length > 0 ? { ...rest, metadata: meta } : rest;
}

export function readManagers(entries: readonly ManagedFieldsEntry[] | undefined): Manager[] {
  return (entries ?? [])
    .filter((entry) => entry.operation === 'Apply' || entry.operation === 'Update')
    .map((entry) => ({
      name: entry.manager ?? 'unknown',
      operation: entry.operation === 'Apply' ? 'Apply' : 'Update',
      apiVersion: entry.apiVersion ?? '',
      subresource: entry.subresource ?? '',
      time: entry.time ?? '',
      set: decodeFieldsV1(entry.fieldsV1),
    }));
}

export function writeManagers(managers: readonly Manager[]): ManagedFieldsEntry[] {
  return managers
    .filter((manager) => manager.set.size > 0 || manager.operation === 'Apply')
    .toSorted(
      (a, b) =>
        a.operation.localeCompare(b.operation) ||
        a.time.localeCompare(b.time) ||
        a.name.localeCompare(b.name),
    )
    .map((manager) => ({
      manager: manager.name,
      operation: manager.operation,
      apiVersion: manager.apiVersion,
      time: manager.time,
      fieldsType: 'FieldsV1',
      fieldsV1: encodeFieldsV1(manager.set),
      ...(manager.subresource ? { subresource: manager.subresource } : {}),
    }));
}

export function sameManager(manager: Manager, operation: Manager['operation'], owner: FieldOwner): boolean {
  return (
    manager.operation === operation &&
    manager.name === owner.manager &&
    manager.subresource === owner.subresource
  );
}

export function compareObjects(
  before: ApiObject | undefined,
  after: ApiObject,
  schema: Schema | undefined,
): Comparison {
  const old = before ? leavesOf(ownable(before), schema) : new Map<string, string>();
  return compareLeaves(old, leavesOf(ownable(after), schema));
}

function isStatus(path: string): boolean {
  return pathElements(path)[0] === 'f:status';
}

/** What an update changed, with the objects and lists that it brought or took away. */
function compareUpdate(
  before: ApiObject | undefined,
  after: ApiObject,
  { schema, origin }: Pick<ResourceDefinition, 'schema' | 'origin'>,
): Comparison {
  const old = before ? leavesAndContainersOf(ownable(before), schema) : new Map<string, string>();
  const comparison = compareLeaves(old, leavesAndContainersOf(ownable(after), schema));
  comparison.added.delete('f:metadata');
  if (origin === 'builtin') {
    for (const path of comparison.added) {
      // the status of a new object is the server's
      const isServers = isAlwaysThere(path, old, schema) || (!before && isStatus(path));
      if (isServers) comparison.added.delete(path);
    }
  }
  return comparison;
}

/** Takes changed and removed fields away from everyone but the writer. */
export function releaseFields(
  managers: readonly Manager[],
  writer: Manager | undefined,
  comparison: Comparison,
): void {
  for (const manager of managers) {
    if (manager === writer) continue;
    for (const paths of [comparison.added, comparison.modified, comparison.removed]) {
      for (const path of paths) manager.set.delete(path);
    }
  }
}

function isReset(entries: readonly ManagedFieldsEntry[] | undefined): boolean {
  return entries?.length === 0 || (entries?.length === 1 && Object.keys(entries[0] ?? {}).length === 0);
}

/** The owners an update starts from: those it was sent with, else those the object has. */
function startingManagers(next: ApiObject, previous: ApiObject | undefined): Manager[] {
  const sent = next.metadata.managedFields;
  if (isReset(sent)) return [];
  return readManagers(sent ?? previous?.metadata.managedFields);
}

/** Records in metadata.managedFields, in place, that a create, update or patch by `owner` changed what it changed. */
export function trackUpdate(
  next: ApiObject,
  previous: ApiObject | undefined,
  definition: Pick<ResourceDefinition, 'schema' | 'origin'>,
  owner: FieldOwner,
): void {
  const managers = startingManagers(next, previous);
  const comparison = compareUpdate(previous, next, definition);
  let writer = managers.find((manager) => sameManager(manager, 'Update', owner));
  if (!writer) {
    writer = {
      name: owner.manager,
      operation: 'Update',
      apiVersion: next.apiVersion,
      subresource: owner.subresource,
      time: owner.nowIso,
      set: new Set(),
    };
    managers.push(writer);
  }
  const before = writer.set.size;
  for (const path of [...comparison.added, ...comparison.modified]) writer.set.add(path);
  for (const path of comparison.removed) writer.set.delete(path);
  if (writer.set.size !== before || comparison.modified.size > 0) writer.time = owner.nowIso;
  releaseFields(managers, writer, comparison);
  const entries = writeManagers(managers);
  next.metadata.managedFields = entries;
  const old = previous?.metadata.managedFields;
  if (old && sameJson(old, entries)) next.metadata.managedFields = old;
}
