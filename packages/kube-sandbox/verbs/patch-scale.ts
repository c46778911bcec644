import { parseExact } from 'kube-text/exact-json';
import { badRequest } from '../meta/api-error.ts';
import type { ApiObject } from '../meta/api-object.ts';
import { applyJsonPatch } from '../patch/json-patch.ts';
import { mergePatch } from '../patch/merge-patch.ts';

/** Patches a Scale; it has no lists, so that strategic and plain merge patches are the same. Throws 400. */
export function applyScalePatch(scale: ApiObject, mediaType: string, body: Buffer): unknown {
  let patch: unknown;
  try {
    patch = parseExact(body.toString('utf8'));
  } catch (error) {
    throw badRequest(`error decoding patch: ${error instanceof Error ? error.message : String(error)}`);
  }
  return mediaType === 'application/json-patch+json'
    ? applyJsonPatch(scale, patch)
    : mergePatch(scale, patch);
}
