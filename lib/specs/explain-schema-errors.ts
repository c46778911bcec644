import type { ErrorObject } from 'ajv';
import { type ParsedDocument, pathOf } from './parse-document.ts';
import type { SpecProblem } from './spec-report.ts';

const umbrellas = new Set(['oneOf', 'anyOf', 'allOf', 'if', 'not', 'propertyNames']);
const maxProblems = 50;

/**
 * Turns what ajv says into what a person can act on: the branches of alternatives that were never meant are dropped, and
 * each remaining error points at its line.
 */
export function explainSchemaErrors(errors: ErrorObject[], parsed: ParsedDocument): SpecProblem[] {
  const seen = new Set<string>();
  return chooseErrors(errors)
    .map((error) => problemOf(error, parsed))
    .filter((problem) => {
      const key = `${problem.path} ${problem.message}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => a.line - b.line || a.column - b.column)
    .slice(0, maxProblems);
}

function chooseErrors(errors: ErrorObject[]): ErrorObject[] {
  const causes = mergeEnums(
    errors.filter((error) => !umbrellas.has(error.keyword) && !isAboutReference(error)),
  );
  const telling = causes.filter((error) => !isOtherAlternative(error, causes));
  if (telling.length > 0) {
    return telling;
  }
  const deepest = Math.max(0, ...errors.map((error) => depthOf(error)));
  return errors.filter((error) => depthOf(error) === deepest).slice(0, 1);
}

/** "or a $ref" is always an alternative; nobody who wrote no $ref meant it. */
function isAboutReference(error: ErrorObject): boolean {
  return error.params.missingProperty === '$ref' || /\/[Rr]eference(\.json)?[/#]/.test(error.schemaPath);
}

/**
 * A wrong discriminator (`in`, `type`) makes every other complaint about the same object noise, and what values are allowed
 * says more than what type they have.
 */
function isOtherAlternative(error: ErrorObject, all: ErrorObject[]): boolean {
  const isLoose = error.keyword === 'required' || /Properties$/.test(error.keyword);
  return all.some((other) => {
    if (allowedValues(other) === undefined) {
      return false;
    }
    const isInside =
      other.instancePath.startsWith(`${error.instancePath}/`) && depthOf(other) === depthOf(error) + 1;
    return isLoose ? isInside : error.keyword === 'type' && other.instancePath === error.instancePath;
  });
}

function mergeEnums(errors: ErrorObject[]): ErrorObject[] {
  const byPath = new Map<string, ErrorObject>();
  const merged: ErrorObject[] = [];
  for (const error of errors) {
    const allowed = allowedValues(error);
    const first = allowed === undefined ? undefined : byPath.get(error.instancePath);
    if (allowed === undefined) {
      merged.push(error);
    } else if (first === undefined) {
      const copy = { ...error, params: { allowedValues: [...allowed] } };
      byPath.set(error.instancePath, copy);
      merged.push(copy);
    } else {
      first.params.allowedValues = [...new Set([...first.params.allowedValues, ...allowed])];
    }
  }
  return merged;
}

function allowedValues(error: ErrorObject): unknown[] | undefined {
  if (error.keyword === 'enum') {
    return error.params.allowedValues as unknown[];
  }
  return error.keyword === 'const' ? [error.params.allowedValue] : undefined;
}

function depthOf(error: ErrorObject): number {
  return error.instancePath.split('/').length;
}

function problemOf(error: ErrorObject, parsed: ParsedDocument): SpecProblem {
  const path = pathOf(error.instancePath);
  const extra = error.params.additionalProperty ?? error.params.unevaluatedProperty;
  if (typeof extra === 'string') {
    const place = parsed.locate([...path, extra], 'key');
    return {
      ...place,
      message: `"${extra}" is not allowed ${placeName(path)}.`,
      severity: 'error',
      path: error.instancePath,
    };
  }
  const place = parsed.locate(path, error.keyword === 'required' ? 'key' : 'value');
  return { ...place, message: messageOf(error, path), severity: 'error', path: error.instancePath };
}

function messageOf(error: ErrorObject, path: string[]): string {
  const name = path.at(-1);
  const subject = name === undefined ? 'The document' : `"${name}"`;
  switch (error.keyword) {
    case 'required':
      return `"${error.params.missingProperty}" is missing ${placeName(path)}.`;
    case 'enum':
    case 'const': {
      const allowed = allowedValues(error) ?? [];
      return `${subject} must be ${allowed.map((value) => JSON.stringify(value)).join(' or ')}.`;
    }
    case 'type':
      return `${subject} must be of type ${[error.params.type].flat().join(' or ')}.`;
    case 'pattern':
      return `${subject} must match ${error.params.pattern}.`;
    case 'minProperties':
      return `${subject} must not be empty.`;
    default:
      return `${subject} ${error.message ?? 'is not as the specification says'}.`;
  }
}

function placeName(path: string[]): string {
  const name = path.at(-1);
  return name === undefined ? 'at the top of the document' : `in "${name}"`;
}
