import { randomUUID } from 'node:crypto';
import jsonPatch, { type Operation } from 'fast-json-patch';
import { badRequest, unprocessable } from '../meta/api-error.ts';
import { type Fields, isFields } from '../meta/api-object.ts';

const operations = new Set(['add', 'remove', 'replace', 'move', 'copy', 'test']);

function isOperation(value: unknown): value is Operation {
  return isFields(value) && operations.has(String(value.op)) && typeof value.path === 'string';
}

// the library copies values as JSON, which has no bigint: they go through it as texts that nobody can write
const veilPrefix = `${randomUUID()}:`;

function veil<T>(value: T): T {
  return mapped(value, (leaf) => (typeof leaf === 'bigint' ? veilPrefix + leaf : leaf)) as T;
}

function unveil(value: unknown): unknown {
  return mapped(value, (leaf) =>
    typeof leaf === 'string' && leaf.startsWith(veilPrefix) ? BigInt(leaf.slice(veilPrefix.length)) : leaf,
  );
}

/** A copy of a JSON value with each leaf changed. */
function mapped(value: unknown, change: (leaf: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => mapped(item, change));
  if (!isFields(value)) return change(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, mapped(item, change)]),
  ) as Fields;
}

/** JSON patch (RFC 6902). Throws 400 for what is no patch, 422 for one that does not fit the object. */
export function applyJsonPatch(target: unknown, patch: unknown): unknown {
  if (!Array.isArray(patch))
    throw badRequest(
      'error decoding patch: json: cannot unmarshal object into Go value of type jsonpatch.Patch',
    );
  if (patch.length > 10000) throw badRequest('The allowed maximum operations in a JSON patch is 10000');
  if (!patch.every(isOperation))
    throw unprocessable('unexpected operation in JSON patch: every one needs a known op and a path');
  try {
    return unveil(jsonPatch.applyPatch(veil(target), veil(patch), true, true).newDocument);
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw unprocessable(message);
  }
}
