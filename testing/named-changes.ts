import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { breakingChanges } from '#lib/specifications/breaking-changes.ts';
import type { SpecificationModel } from '#lib/specifications/model/specification-model.ts';
import { readSpecification } from '#lib/specifications/read-specification.ts';
import { renderAll } from '#lib/texts/render-message.ts';

/** A kind of change as its documentation calls it, a document before and after it, and what is named. */
export type ChangeCase = [kind: string, before: string, after: string, expected: string[]];

/** The breaking changes between two texts, each as `rule | place | message`. */
export function namedChanges(before: string, after: string): string[] {
  return renderAll('en', breakingChanges(modelOf(before), modelOf(after))).map(
    ({ rule, place, message }) => `${rule} | ${place} | ${message}`,
  );
}

/** The kinds of the cases with the rules by which they are named: `kind | rule`, each once, sorted. */
export function kindsOf(cases: readonly ChangeCase[]): string[] {
  const kinds = cases.flatMap(([kind, , , expected]) =>
    expected.map((line) => `${kind} | ${line.slice(0, line.indexOf(' | '))}`),
  );
  return [...new Set(kinds)].sort();
}

/** The same as docs/specification-changes.md has it in the table of a language. */
export function documentedKinds(language: string): string[] {
  const file = join(import.meta.dirname, '../docs/specification-changes.md');
  const section = readFileSync(file, 'utf8')
    .split('\n## ')
    .find((part) => part.startsWith(`${language}\n`));
  const rows = (section ?? '').matchAll(/^\| (?<kind>[^|]+?) +\| `(?<rule>[a-z-]+)` +\|/gm);
  return [...rows].map(({ groups }) => `${groups?.kind} | ${groups?.rule}`).sort();
}

function modelOf(text: string): SpecificationModel {
  const { model } = readSpecification(text);
  if (model === undefined) {
    throw new Error(`This is no specification: ${text}`);
  }
  return model;
}
