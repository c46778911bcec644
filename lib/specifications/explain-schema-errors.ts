import type { ErrorObject } from 'ajv';
import { keyOfSentence, type Message, message } from '#lib/domain/texts/message.ts';
import { alternatives } from './alternatives.ts';
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
    const key = `${error.instancePath} ${keyOfSentence(messageOf(error))}`;
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

function messageOf(error: ErrorObject): Message {
  const path = pathOf(error.instancePath);
  const place = path.at(-1);
  const extra = extraMember(error);
  if (extra !== undefined) {
    return place === undefined
      ? message('findings.notAllowedAtTop', { name: extra })
      : message('findings.notAllowedIn', { name: extra, place });
  }
  if (error.keyword === 'required') {
    const name = String(error.params.missingProperty);
    return place === undefined
      ? message('findings.missingAtTop', { name })
      : message('findings.missingIn', { name, place });
  }
  const subject = place === undefined ? message('findings.theDocument') : `"${place}"`;
  return objectionTo(subject, error, path.length === 1 && isVersionKey(place ?? ''));
}

function objectionTo(subject: Message | string, error: ErrorObject, isVersion: boolean): Message {
  const { keyword, params } = error;
  switch (keyword) {
    case 'enum':
    case 'const': {
      const allowed = allowedValues(error) ?? [];
      return message('findings.mustBe', {
        subject,
        values: alternatives(allowed.map((value) => JSON.stringify(value))),
      });
    }
    case 'type':
      return message('findings.mustBeOfType', { subject, types: alternatives([params.type].flat()) });
    case 'pattern':
      return isVersion
        ? message('findings.mustStateVersion', { subject })
        : message('findings.mustMatch', { subject, pattern: String(params.pattern) });
    case 'minProperties':
      return message('findings.mustNotBeEmpty', { subject });
    case 'uniqueItems':
      return message('findings.mustHoldOnce', { subject });
    case 'format':
      return message('findings.mustMatchFormat', { subject, format: String(params.format) });
    case 'oneOf':
      return message('findings.mustMatchOne', { subject });
    case 'anyOf':
      return message('findings.mustMatchAny', { subject });
    default:
      return error.message === undefined
        ? message('findings.notAsSpecified', { subject })
        : message('findings.schemaSays', { subject, reason: error.message });
  }
}
