import { breakingChanges } from '#lib/specifications/breaking-changes.ts';
import type { SpecificationModel } from '#lib/specifications/model/specification-model.ts';
import { readSpecification } from '#lib/specifications/read-specification.ts';
import { readValidSpecification } from '#lib/specifications/validate-specification.ts';
import { renderAll } from '#lib/texts/render-message.ts';
import type { CountedDocument, Thing } from './document-set.ts';
import { listModel } from './list-model.ts';

export interface DocumentCheck {
  name: string;
  /** Such as "OpenAPI 3.0.3". */
  language: string;
  /** By kind, as they were counted without the model. */
  counts: Map<string, number>;
  /** Things whose removal was tried. */
  removals: number;
  /** A sentence each. */
  differences: string[];
}

/** Compares what Mooring's model of a document lists with what was counted without it. */
export async function checkDocument({ name, text, things }: CountedDocument): Promise<DocumentCheck> {
  const { report, model } = await readValidSpecification(text);
  const counts = new Map(
    [...Map.groupBy(things, ({ kind }) => kind)].map(([kind, all]) => [kind, all.length]),
  );
  const language = `${report.kind ?? 'unknown'} ${report.version}`;
  if (model === undefined) {
    return { name, language, counts, removals: 0, differences: [`${name} was not read.`] };
  }
  const offered = things.filter(({ isOffered }) => isOffered).length;
  const removable = things.filter(({ without }) => without !== undefined);
  return {
    name,
    language,
    counts,
    removals: removable.length,
    differences: [
      ...compareThings(things, listModel(model)).map((difference) => `${name}: ${difference}`),
      ...(report.operationCount === offered
        ? []
        : [`${name}: the check counts ${report.operationCount} and there are ${offered}.`]),
      ...renderAll('en', breakingChanges(model, model)).map(
        ({ message }) => `${name}: compared with itself: ${message}`,
      ),
      ...removable.flatMap((thing) =>
        isSeen(model, thing) ? [] : [`${name}: that ${thing.name} (${thing.kind}) goes is not seen.`],
      ),
    ],
  };
}

/** Each side may list a thing several times. */
function compareThings(counted: Thing[], listed: Thing[]): string[] {
  const left = new Map<string, number>();
  for (const [things, step] of [
    [counted, 1],
    [listed, -1],
  ] as const) {
    for (const { kind, name } of things) {
      const key = `${kind}: ${name}`;
      left.set(key, (left.get(key) ?? 0) + step);
    }
  }
  return [...left].flatMap(([key, count]) =>
    count === 0 ? [] : [`${key} is ${count > 0 ? 'missing' : 'too much'} (${Math.abs(count)}).`],
  );
}

function isSeen(before: SpecificationModel, { without }: Thing): boolean {
  const after = without === undefined ? undefined : readSpecification(without()).model;
  return after !== undefined && breakingChanges(before, after).length > 0;
}
