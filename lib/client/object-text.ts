import type { ObjectRef } from '#lib/domain/binding/binding-graph-node.ts';
import type { CreateObjectRequest } from '#lib/domain/kubernetes/create-object-request.ts';
import type { EditObjectRequest } from '#lib/domain/kubernetes/edit-object-request.ts';
import type { KindName } from '#lib/domain/kubernetes/kinds.ts';
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

/** What saving would change, by the server's own word, and what a person should know of added fields. */
export interface TextReview {
  current: string;
  result: string;
  warnings: readonly string[];
}

/** What saving would change. Fails as saveObjectText does. */
export function dryRunObjectText(ref: ObjectRef, edit: EditObjectRequest): Promise<TextReview> {
  return api(`${pathOf(ref)}/dry-run`, { method: 'POST', body: edit });
}

/**
 * Stores what was changed in a text; fails with CONFLICT and `details: ObjectText` where someone else has changed the same
 * to something else.
 */
export function saveObjectText(ref: ObjectRef, edit: EditObjectRequest): Promise<ObjectText> {
  return api(pathOf(ref), { method: 'PUT', body: edit });
}

export function deleteObject(ref: ObjectRef): Promise<void> {
  return api(pathOf(ref), { method: 'DELETE' });
}

/** An object that was created, or would be: as the server stores it. */
export interface CreatedText {
  name: string;
  namespace?: string;
  text: string;
  warnings: readonly string[];
}

/** Creates an object from a text; fails with INVALID and `details` where the server would not take the text. */
export function createObjectText(kind: KindName, request: CreateObjectRequest): Promise<CreatedText> {
  return api(`/api/objects/${kind}`, { method: 'POST', body: request });
}
