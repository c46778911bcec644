import { type Message, message } from '#lib/domain/texts/message.ts';
import type { ParsedDocument } from './parse-document.ts';
import { maxProblems, type SpecificationProblem } from './specification-report.ts';
import { type Path, pathOf, pointerOf } from './text/source-node.ts';

interface Reference {
  path: Path;
  target: string;
}

/**
 * Problems for the `$ref`s that lead nowhere within the document, which schemas do not see; then a warning for each other
 * document that it refers to, which is not read.
 * @returns one more than are listed where there are more
 */
export function checkReferences(parsed: ParsedDocument): SpecificationProblem[] {
  const { lost, elsewhere } = findReferences(parsed.value);
  const problem = (
    { path, target }: Reference,
    severity: SpecificationProblem['severity'],
    say: (values: { target: string }) => Message,
  ) => ({
    ...parsed.locate(path, 'value'),
    message: say({ target }),
    severity,
    path: pointerOf(path),
  });
  return [
    ...lost.map((one) => problem(one, 'error', (values) => message('findings.lostReference', values))),
    ...elsewhere.map((one) => problem(one, 'warning', (values) => message('findings.otherDocument', values))),
  ].slice(0, maxProblems + 1);
}

/** Those that lead nowhere, and the first to each other document, as many as are listed. */
function findReferences(root: unknown): { lost: Reference[]; elsewhere: Reference[] } {
  const lost: Reference[] = [];
  const elsewhere = new Map<string, Reference>();
  const path: Path = [];

  function note(target: string): void {
    const document = target.split('#', 1)[0] ?? '';
    if (document !== '' && elsewhere.size <= maxProblems && !elsewhere.has(document)) {
      elsewhere.set(document, { path: [...path], target: document });
    } else if (document === '' && !leadsSomewhere(root, target)) {
      lost.push({ path: [...path], target });
    }
  }

  function visit(value: unknown, isNamed: boolean): void {
    if (typeof value !== 'object' || value === null || lost.length > maxProblems) {
      return;
    }
    for (const [key, child] of Object.entries(value)) {
      path.push(key);
      if (key === '$ref' && !isNamed && typeof child === 'string') {
        note(child);
      } else if (isNamed || !examples.has(key)) {
        visit(child, !isNamed && namedMembers.has(key));
      }
      path.pop();
    }
  }

  visit(root, false);
  return { lost, elsewhere: [...elsewhere.values()] };
}

const examples = new Set(['example', 'examples']);
/** The members of such an object have names that people have chosen. */
const namedMembers = new Set(['properties', 'patternProperties']);

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
