import jsonPatch, { type Operation } from 'fast-json-patch';
import { badRequest, unprocessable } from '../meta/api-error.ts';
import { cloneJson, isFields } from '../meta/api-object.ts';

const operations = new Set(['add', 'remove', 'replace', 'move', 'copy', 'test']);

function isOperation(value: unknown): value is Operation {
  return isFields(value) && operations.has(String(value.op)) && typeof value.path === 'string';
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
    return jsonPatch.applyPatch(cloneJson(target), patch, true, true).newDocument;
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    throw unprocessable(message);
  }
}
