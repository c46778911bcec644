import { createHash } from 'node:crypto';
import { layOutJson } from './lay-out-json.ts';
import { compactJson, rawMember } from './raw-json.ts';
import type { SpecificationPart, StoredText } from './stored-specification.ts';

/** The text of a part within a registration, laid out for people where it is JSON, and its revision. */
export function storedText(
  registration: string,
  part: SpecificationPart,
): Pick<StoredText, 'text' | 'revision'> {
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
