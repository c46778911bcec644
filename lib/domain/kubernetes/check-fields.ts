import { joinSentences } from '../texts/join-sentences.ts';
import { message, type Sentence } from '../texts/message.ts';
import {
  type FieldPath,
  type FieldSchema,
  fieldOf,
  type KindSchema,
  resolveField,
  writePath,
} from './kind-schema.ts';
import { nearestName } from './nearest-name.ts';

export interface FieldProblem {
  path: FieldPath;
  /** `unknown`: the server would drop the field. `unnamed`: it keeps it unread. `value`: it would refuse the value. */
  kind: 'unknown' | 'unnamed' | 'value';
  message: Sentence;
}

/** What of an object its kind does not know, or not with such a value. The status, which editing does not change, is left out. */
export function checkFields(schema: KindSchema, object: unknown): FieldProblem[] {
  const problems: FieldProblem[] = [];
  check(schema.root, object, []);
  return problems;

  function check(unresolved: FieldSchema, value: unknown, path: FieldPath): void {
    const field = resolveField(schema, unresolved);
    if (value === null || value === undefined) {
      return;
    }
    const wanted = wantedBy(field, value, writePath(path));
    if (wanted !== undefined) {
      problems.push({ path, kind: 'value', message: wanted });
    } else if (Array.isArray(value)) {
      checkItems(field.items, value, path);
    } else if (typeof value === 'object') {
      for (const [name, inner] of Object.entries(value)) {
        checkMember(field, name, inner, [...path, name]);
      }
    }
  }

  function checkItems(items: FieldSchema | undefined, list: readonly unknown[], path: FieldPath): void {
    if (items !== undefined) {
      for (const [index, item] of list.entries()) {
        check(items, item, [...path, index]);
      }
    }
  }

  function checkMember(field: FieldSchema, name: string, value: unknown, path: FieldPath): void {
    const inner = fieldOf(field, name);
    if (inner !== undefined) {
      if (path.length > 1 || name !== 'status') {
        check(inner, value, path);
      }
    } else if (field.properties !== undefined || field.isOpen !== true) {
      problems.push(unknownField(field, name, path));
    }
  }
}

/** The problems of an object that it had not when it was stored. */
export function newProblems(schema: KindSchema, stored: unknown, object: unknown): FieldProblem[] {
  const before = new Set(checkFields(schema, stored).map(({ path }) => writePath(path)));
  return checkFields(schema, object).filter(({ path }) => !before.has(writePath(path)));
}

function unknownField(field: FieldSchema, name: string, path: FieldPath): FieldProblem {
  const place = writePath(path.slice(0, -1));
  const near = nearestName(name, Object.keys(field.properties ?? {}));
  const hint = near === undefined ? [] : [message('editor.didYouMean', { name: near })];
  const isKept = field.isOpen === true;
  const problem =
    place === ''
      ? message(isKept ? 'editor.objectFieldKept' : 'editor.objectFieldDropped', { name })
      : message(isKept ? 'editor.fieldKept' : 'editor.fieldDropped', { place, name });
  return {
    path,
    kind: isKept ? 'unnamed' : 'unknown',
    message: joinSentences([problem, ...hint]),
  };
}

const words = {
  object: 'editor.mustBeMapping',
  array: 'editor.mustBeList',
  string: 'editor.mustBeText',
  integer: 'editor.mustBeWholeNumber',
  number: 'editor.mustBeNumber',
  boolean: 'editor.mustBeBoolean',
} as const;

/** What a field wants that a value is not, in words. */
function wantedBy(
  { type, enum: choices, isOpen }: FieldSchema,
  value: unknown,
  path: string,
): Sentence | undefined {
  if (type !== undefined && !(type === 'object' && isOpen === true) && !isOf(type, value)) {
    const isBare = type === 'string' && typeof value !== 'object';
    return message(isBare ? 'editor.mustBeQuoted' : words[type], { path });
  }
  return choices !== undefined && typeof value !== 'object' && !choices.includes(value as string)
    ? message('editor.mustBeOneOf', {
        path,
        choices: choices.map((choice) => JSON.stringify(choice)).join(', '),
      })
    : undefined;
}

function isOf(type: keyof typeof words, value: unknown): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && !Array.isArray(value);
    case 'integer':
      return typeof value === 'bigint' || Number.isInteger(value);
    case 'number':
      return typeof value === 'bigint' || typeof value === 'number';
    default:
      return typeof value === type;
  }
}
