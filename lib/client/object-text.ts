import type { ObjectRef } from '../domain/binding-graph-node.ts';
import { api } from './api.ts';

export interface ObjectText {
  text: string;
  resourceVersion: string;
}

function pathOf({ kind, namespace, name }: ObjectRef): string {
  return `/api/yaml/${kind}/${encodeURIComponent(namespace ?? '-')}/${encodeURIComponent(name)}`;
}

/** An object as YAML. */
export function readObjectText(ref: ObjectRef, signal: AbortSignal): Promise<ObjectText> {
  return api(pathOf(ref), { signal });
}

/** What saving would change, by the server's own word. */
export function dryRunObjectText(ref: ObjectRef, text: string): Promise<{ current: string; result: string }> {
  return api(`${pathOf(ref)}/dry-run`, { method: 'POST', body: { text } });
}

/** Stores an edited text; fails with CONFLICT and `details: ObjectText` where someone else was faster. */
export function saveObjectText(ref: ObjectRef, text: string): Promise<ObjectText> {
  return api(pathOf(ref), { method: 'PUT', body: { text } });
}

export function deleteObject(ref: ObjectRef): Promise<void> {
  return api(pathOf(ref), { method: 'DELETE' });
}
