import { createHash } from 'node:crypto';
import { layOutJson } from './lay-out-json.ts';
import { compactJson, rawMember } from './raw-json.ts';
import type { SpecificationPart } from './stored-specification.ts';

export interface StoredText {
  /** JSON laid out for people, anything else as it is; '' where none is stored. */
  text: string;
  /** Changes with the text. */
  revision: string;
}

/** The text of a part within a registration, and its revision. */
export function storedText(registration: string, part: SpecificationPart): StoredText {
  const raw = rawSpec(registration, part);
  const text = raw.startsWith('"') ? String(JSON.parse(raw)) : raw === 'null' ? '' : layOutJson(raw);
  return { text, revision: revisionOf(raw) };
}

/** The revision alone. */
export function storedRevision(registration: string, part: SpecificationPart): string {
  return revisionOf(rawSpec(registration, part));
}

function rawSpec(registration: string, part: SpecificationPart): string {
  const member = rawMember(registration, part);
  return (member === undefined ? undefined : rawMember(member, 'spec')) ?? '""';
}

function revisionOf(raw: string): string {
  return createHash('sha256')
    .update(raw.startsWith('"') ? raw : compactJson(raw))
    .digest('hex');
}
