import type { ParsedDocument } from './parse-document.ts';
import { maxProblems, type SpecProblem } from './spec-report.ts';
import { type Path, pathOf, pointerOf } from './text/source-node.ts';

/**
 * Problems for the `$ref`s within the document that lead nowhere; schemas do not see those.
 * @returns one more than are listed where there are more
 */
export function checkReferences(parsed: ParsedDocument): SpecProblem[] {
  const lost: { path: Path; reference: string }[] = [];
  const path: Path = [];

  function visit(value: unknown): void {
    if (typeof value !== 'object' || value === null || lost.length > maxProblems) {
      return;
    }
    for (const [key, child] of Object.entries(value)) {
      path.push(key);
      const isExample = key === 'example' || key === 'examples';
      if (key === '$ref' && typeof child === 'string') {
        if (child.startsWith('#') && !leadsSomewhere(parsed.value, child)) {
          lost.push({ path: [...path], reference: child });
        }
      } else if (!isExample) {
        visit(child);
      }
      path.pop();
    }
  }

  visit(parsed.value);
  return lost.slice(0, maxProblems + 1).map(({ path: at, reference }) => ({
    ...parsed.locate(at, 'value'),
    message: `${reference} does not exist in this document.`,
    severity: 'error',
    path: pointerOf(at),
  }));
}

function leadsSomewhere(root: unknown, reference: string): boolean {
  if (reference === '#') {
    return true;
  }
  if (!reference.startsWith('#/')) {
    // an anchor: only a schema's evaluation could find it
    return true;
  }
  let value = root;
  for (const part of pathOf(decodeReference(reference.slice(1)))) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) {
      return false;
    }
    value = (value as Record<string, unknown>)[part];
  }
  return true;
}

function decodeReference(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
