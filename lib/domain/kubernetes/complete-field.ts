import { message, type Sentence } from '../texts/message.ts';
import {
  type FieldSchema,
  fieldAt,
  fieldOf,
  type KindSchema,
  resolveField,
  writePath,
} from './kind-schema.ts';
import { cursorAt } from './yaml-cursor.ts';
import type { TextPlace } from './yaml-places.ts';

/** Something that can be written at a place. */
export interface Proposal {
  label: string;
  /** Written in place of the word; further lines are meant from where the line begins. */
  insert: string;
  /** What it is: "text, required". */
  detail: Sentence;
  isRequired: boolean;
  description: string;
  kind: 'field' | 'value';
}

export interface Proposals {
  startColumn: number;
  endColumn: number;
  proposals: Proposal[];
}

/** What the kind of an object knows for a place in its YAML; undefined where it knows nothing. */
export function proposeAt(schema: KindSchema, text: string, place: TextPlace): Proposals | undefined {
  const cursor = cursorAt(text, place);
  const field = cursor === undefined ? undefined : fieldAt(schema, cursor.path);
  if (cursor === undefined || field === undefined) {
    return undefined;
  }
  const { startColumn, endColumn, siblings } = cursor;
  const hasColon = text.split('\n')[place.line - 1]?.charAt(endColumn - 1) === ':';
  const indent = ' '.repeat(cursor.markerColumns + 2);
  const names =
    cursor.at === 'name'
      ? Object.entries(field.properties ?? {}).filter(([name]) => !siblings.includes(name))
      : [];
  const fields = names.map(([name, unresolved]): Proposal => {
    const inner = resolveField(schema, unresolved);
    const isRequired = field.required?.includes(name) === true;
    return {
      label: name,
      insert: hasColon ? name : `${name}:${startOf(inner, indent)}`,
      detail: detailOf(inner, isRequired),
      isRequired,
      description: inner.description ?? '',
      kind: 'field',
    };
  });
  const values = field.enum ?? (field.type === 'boolean' ? [true, false] : []);
  const choices = values.map(
    (value): Proposal => ({
      label: String(value),
      insert: String(value),
      detail: '',
      isRequired: false,
      description: '',
      kind: 'value',
    }),
  );
  return { startColumn, endColumn, proposals: [...fields, ...choices] };
}

export interface FieldDescription {
  startColumn: number;
  endColumn: number;
  /** The field: `spec.name`. */
  path: string;
  /** What it is. */
  detail: Sentence;
  description: string;
}

/** What the kind of an object says of the field at a place; undefined where it says nothing. */
export function describeAt(schema: KindSchema, text: string, place: TextPlace): FieldDescription | undefined {
  const cursor = cursorAt(text, place);
  if (cursor === undefined || cursor.word === '' || place.column < cursor.startColumn) {
    return undefined;
  }
  const path = cursor.at === 'value' ? cursor.path : [...cursor.path, cursor.word];
  const parent = fieldAt(schema, path.slice(0, -1));
  const name = String(path.at(-1));
  const unresolved = parent === undefined ? undefined : fieldOf(parent, name);
  if (unresolved === undefined) {
    return undefined;
  }
  const field = resolveField(schema, unresolved);
  return {
    startColumn: cursor.startColumn,
    endColumn: cursor.endColumn,
    path: writePath(path),
    detail: detailOf(field, parent?.required?.includes(name) === true),
    description: field.description ?? '',
  };
}

/** What follows the colon of a field that is written anew. */
function startOf({ type, properties, isOpen }: FieldSchema, indent: string): string {
  if (type === 'array') {
    return `\n${indent}- `;
  }
  const isMapping = type === 'object' || (properties !== undefined && isOpen !== true);
  return isMapping ? `\n${indent}` : ' ';
}

const words = {
  object: 'editor.typeMapping',
  array: 'editor.typeList',
  string: 'editor.typeText',
  integer: 'editor.typeWholeNumber',
  number: 'editor.typeNumber',
  boolean: 'editor.typeBoolean',
} as const;

function detailOf({ type: name }: FieldSchema, isRequired: boolean): Sentence {
  const type = message(name === undefined ? 'editor.typeAny' : words[name]);
  return isRequired ? message('editor.typeRequired', { type }) : type;
}
