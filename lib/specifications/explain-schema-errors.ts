import type { ErrorObject } from 'ajv';
import { isVersionKey } from './languages.ts';
import type { ParsedDocument } from './parse-document.ts';
import { maxProblems, type SpecificationProblem } from './specification-report.ts';
import { pathOf } from './text/source-node.ts';

const umbrellas = new Set(['oneOf', 'anyOf', 'allOf', 'if', 'not', 'propertyNames']);

/**
 * Turns what ajv says into what a person can act on: the branches of alternatives that were never meant are dropped, and
 * each remaining error points at its line. Places are looked up for those that are listed only.
 * @returns one more than are listed where there are more
 */
export function explainSchemaErrors(errors: ErrorObject[], parsed: ParsedDocument): SpecificationProblem[] {
  const told = new Map<string, ErrorObject>();
  for (const error of chooseErrors(errors)) {
    const key = `${error.instancePath} ${messageOf(error)}`;
    if (!told.has(key)) {
      told.set(key, error);
    }
    if (told.size > maxProblems) {
      break;
    }
  }
  return [...told.values()]
    .map((error) => problemOf(error, parsed))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}

function chooseErrors(errors: ErrorObject[]): ErrorObject[] {
  const causes = mergeEnums(
    errors.filter((error) => !umbrellas.has(error.keyword) && !isAboutReference(error)),
  );
  const isOtherAlternative = createAlternativeCheck(causes);
  const telling = causes.filter((error) => !isOtherAlternative(error));
  if (telling.length > 0) {
    return telling;
  }
  const deepest = errors.reduce((depth, error) => Math.max(depth, depthOf(error)), 0);
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
function createAlternativeCheck(all: ErrorObject[]): (error: ErrorObject) => boolean {
  const withValues = new Set(
    all.flatMap((error) => (allowedValues(error) === undefined ? [] : [error.instancePath])),
  );
  const around = new Set([...withValues].map((path) => path.slice(0, path.lastIndexOf('/'))));
  return (error) => {
    const isLoose = error.keyword === 'required' || /Properties$/.test(error.keyword);
    return isLoose
      ? around.has(error.instancePath)
      : error.keyword === 'type' && withValues.has(error.instancePath);
  };
}

function mergeEnums(errors: ErrorObject[]): ErrorObject[] {
  const byPath = new Map<string, { copy: ErrorObject; values: Set<unknown> }>();
  const merged = errors.flatMap((error): ErrorObject[] => {
    const allowed = allowedValues(error);
    if (allowed === undefined) {
      return [error];
    }
    const first = byPath.get(error.instancePath);
    if (first !== undefined) {
      for (const value of allowed) {
        first.values.add(value);
      }
      return [];
    }
    const copy = { ...error };
    byPath.set(error.instancePath, { copy, values: new Set(allowed) });
    return [copy];
  });
  for (const { copy, values } of byPath.values()) {
    copy.params = { allowedValues: [...values] };
  }
  return merged;
}

function allowedValues(error: ErrorObject): unknown[] | undefined {
  if (error.keyword === 'enum') {
    return error.params.allowedValues as unknown[];
  }
  return error.keyword === 'const' ? (error.params.allowedValues ?? [error.params.allowedValue]) : undefined;
}

function depthOf(error: ErrorObject): number {
  return error.instancePath.split('/').length;
}

function problemOf(error: ErrorObject, parsed: ParsedDocument): SpecificationProblem {
  const path = pathOf(error.instancePath);
  const extra = extraMember(error);
  const place =
    extra === undefined
      ? parsed.locate(path, error.keyword === 'required' ? 'key' : 'value')
      : parsed.locate([...path, extra], 'key');
  return { ...place, message: messageOf(error), severity: 'error', path: error.instancePath };
}

/** The member that may not be there. */
function extraMember(error: ErrorObject): string | undefined {
  const extra: unknown = error.params.additionalProperty ?? error.params.unevaluatedProperty;
  return typeof extra === 'string' ? extra : undefined;
}

function messageOf(error: ErrorObject): string {
  const path = pathOf(error.instancePath);
  const name = path.at(-1);
  const subject = name === undefined ? 'The document' : `"${name}"`;
  const extra = extraMember(error);
  if (extra !== undefined) {
    return `"${extra}" is not allowed ${placeName(path)}.`;
  }
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
      return path.length === 1 && isVersionKey(name ?? '')
        ? `${subject} must state the whole version, such as "3.0.3".`
        : `${subject} must match ${error.params.pattern}.`;
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
