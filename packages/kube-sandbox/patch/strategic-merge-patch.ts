import { stringifyExact } from 'kube-text/exact-json';
import { badRequest } from '../meta/api-error.ts';
import { type Fields, isFields, listOf, sameJson, textOf } from '../meta/api-object.ts';
import { propertySchema, resolveSchema, type Schema } from '../schema/schema.ts';

const setOrder = '$setElementOrder/';
const deleteFrom = '$deleteFromPrimitiveList/';

function isDirective(key: string): boolean {
  return key === '$patch' || key === '$retainKeys' || key.startsWith(setOrder) || key.startsWith(deleteFrom);
}

/** A value of the patch that the object does not have yet: taken as it is, without directives and without nulls. */
function withoutDirectives(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.filter((item) => !(isFields(item) && item.$patch === 'delete')).map(withoutDirectives);
  }
  if (!isFields(value)) return value;
  const kept = Object.entries(value).filter(([key, item]) => !isDirective(key) && item !== null);
  return Object.fromEntries(kept.map(([key, item]) => [key, withoutDirectives(item)]));
}

function strategiesOf(schema: Schema | undefined): string[] {
  return schema?.['x-kubernetes-patch-strategy']?.split(',') ?? [];
}

/** Brings a merged list into the order the patch asks for; items the patch does not know keep their place among them. */
function inOrder(
  merged: unknown[],
  order: readonly unknown[],
  before: readonly unknown[],
  keyOf: (item: unknown) => unknown,
): unknown[] {
  const position = (list: readonly unknown[], item: unknown): number =>
    list.findIndex((other) => sameJson(keyOf(other), keyOf(item)));
  const known = merged
    .filter((item) => position(order, item) >= 0)
    .sort((a, b) => position(order, a) - position(order, b));
  const others = merged.filter((item) => position(order, item) < 0);
  const result: unknown[] = [];
  while (known.length > 0 && others.length > 0) {
    const [left] = others;
    const [right] = known;
    const at = position(before, left);
    const other = position(before, right);
    result.push(at >= 0 && other >= 0 && at < other ? others.shift() : known.shift());
  }
  return [...result, ...others, ...known];
}

function mergeObjectLists(
  before: readonly unknown[],
  patch: readonly unknown[],
  schema: Schema | undefined,
  mergeKey: string,
): unknown[] {
  const items = patch.filter(isFields);
  if (items.length !== patch.length)
    throw badRequest('unable to merge a list: its items are objects, the patch has other ones');
  if (items.some((item) => item.$patch === 'replace')) {
    return items.filter((item) => item.$patch !== 'replace').map(withoutDirectives);
  }
  let merged = [...before];
  for (const item of items) {
    const key = item[mergeKey];
    if (key === undefined)
      throw badRequest(`map: ${stringifyExact(item)} does not contain declared merge key: ${mergeKey}`);
    const same = (other: unknown): boolean => isFields(other) && sameJson(other[mergeKey], key);
    if (item.$patch === 'delete') {
      merged = merged.filter((other) => !same(other));
      continue;
    }
    const index = merged.findIndex(same);
    if (index < 0) merged.push(withoutDirectives(item));
    else merged[index] = mergeObjects(merged[index], item, schema?.items);
  }
  const order = items.filter((item) => item.$patch !== 'delete');
  return inOrder(merged, order, before, (item) => (isFields(item) ? item[mergeKey] : item));
}

function mergeLists(
  before: readonly unknown[],
  patch: readonly unknown[],
  schema: Schema | undefined,
): unknown[] {
  if (!strategiesOf(schema).includes('merge')) return listOf(withoutDirectives(patch));
  const mergeKey = schema?.['x-kubernetes-patch-merge-key'];
  if (mergeKey) return mergeObjectLists(before, patch, schema, mergeKey);
  const added = patch.filter((item) => !before.some((other) => sameJson(item, other)));
  return inOrder([...before, ...added], patch, before, (item) => item);
}

function applyListDirectives(
  merged: Fields,
  patch: Fields,
  original: Fields,
  schema: Schema | undefined,
): void {
  for (const [key, value] of Object.entries(patch)) {
    if (key.startsWith(deleteFrom)) {
      const field = key.slice(deleteFrom.length);
      const gone = listOf(value);
      merged[field] = listOf(merged[field]).filter((item) => !gone.some((other) => sameJson(item, other)));
    }
  }
  for (const [key, value] of Object.entries(patch)) {
    if (!key.startsWith(setOrder)) continue;
    const field = key.slice(setOrder.length);
    const mergeKey = propertySchema(schema, field)?.['x-kubernetes-patch-merge-key'];
    const keyOf = (item: unknown): unknown => (mergeKey && isFields(item) ? item[mergeKey] : item);
    if (Array.isArray(merged[field]))
      merged[field] = inOrder(merged[field], listOf(value), listOf(original[field]), keyOf);
  }
}

function mergeField(before: unknown, value: unknown, schema: Schema | undefined): unknown {
  if (isFields(before) && isFields(value)) {
    if (strategiesOf(schema).includes('replace')) return withoutDirectives(value);
    return mergeObjects(before, value, schema);
  }
  if (Array.isArray(before) && Array.isArray(value)) return mergeLists(before, value, schema);
  return withoutDirectives(value);
}

function retained(original: Fields, keys: unknown): Fields {
  if (!Array.isArray(keys)) return { ...original };
  return Object.fromEntries(Object.entries(original).filter(([key]) => keys.includes(key)));
}

function mergeObjects(target: unknown, patch: Fields, given: Schema | undefined): Fields {
  const schema = resolveSchema(given);
  const original: Fields = isFields(target) ? target : {};
  if (patch.$patch === 'replace') return withoutDirectives(patch) as Fields;
  if (patch.$patch === 'delete') return {};
  if (patch.$patch !== undefined && patch.$patch !== 'merge') {
    throw badRequest(`unknown patch type found: ${textOf(patch.$patch)}`);
  }
  const merged = retained(original, patch.$retainKeys);
  for (const [key, value] of Object.entries(patch)) {
    if (isDirective(key)) continue;
    if (value === null) delete merged[key];
    else if (merged[key] === undefined || merged[key] === null) merged[key] = withoutDirectives(value);
    else merged[key] = mergeField(merged[key], value, propertySchema(schema, key));
  }
  applyListDirectives(merged, patch, original, schema);
  return merged;
}

/**
 * Kubernetes' strategic merge patch: like a merge patch, but lists that have a merge key are merged item by item, and
 * `$patch`, `$retainKeys`, `$deleteFromPrimitiveList` and `$setElementOrder` say more. The schema names the merge keys.
 */
export function strategicMergePatch(target: unknown, patch: unknown, schema: Schema | undefined): unknown {
  if (!isFields(patch)) throw badRequest('error decoding patch: a strategic merge patch is a JSON object');
  return mergeObjects(target, patch, schema);
}
