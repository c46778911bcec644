import { type ParsedDocument, type Path, pathOf, pointerOf } from './parse-document.ts';
import type { SpecProblem } from './spec-report.ts';

/** Problems for every `$ref` within the document that leads nowhere; schemas do not see those. */
export function checkReferences(parsed: ParsedDocument): SpecProblem[] {
  const problems: SpecProblem[] = [];

  function visit(value: unknown, path: Path): void {
    if (typeof value !== 'object' || value === null) {
      return;
    }
    for (const [key, child] of Object.entries(value)) {
      const childPath = [...path, key];
      const isExample = key === 'example' || key === 'examples';
      if (key === '$ref' && typeof child === 'string') {
        if (child.startsWith('#') && !leadsSomewhere(parsed.value, child)) {
          problems.push({
            ...parsed.locate(childPath, 'value'),
            message: `${child} does not exist in this document.`,
            severity: 'error',
            path: pointerOf(childPath),
          });
        }
      } else if (!isExample) {
        visit(child, childPath);
      }
    }
  }

  visit(parsed.value, []);
  return problems;
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
