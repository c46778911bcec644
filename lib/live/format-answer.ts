import { createHash } from 'node:crypto';
import { stringifyExact } from 'kube-text/exact-json';
import type { Locale } from '#lib/domain/texts/locale.ts';
import { renderAll } from '#lib/texts/render-message.ts';

interface Identified {
  id: string;
}

interface FormattedList {
  ids: readonly string[];
  items: ReadonlyMap<string, string>;
}

/** An answer as it travels. */
export interface FormattedAnswer {
  json: string;
  /** Tells answers apart, the same on each replica. */
  version: string;
  fields: ReadonlyMap<string, string | FormattedList>;
}

/** Items are not changed, only replaced: each is written once in a language. */
const texts = new Map<Locale, WeakMap<object, string>>();

/** Writes an answer, its messages in a language; undefined fields are left out. */
export function formatAnswer(answer: object, locale: Locale): FormattedAnswer {
  const fields = new Map<string, string | FormattedList>();
  const written: string[] = [];
  for (const [name, value] of Object.entries(answer)) {
    if (value === undefined) {
      continue;
    }
    const field = isIdentifiedList(value)
      ? formatList(value, locale)
      : stringifyExact(renderAll(locale, value));
    fields.set(name, field);
    written.push(`${JSON.stringify(name)}:${typeof field === 'string' ? field : textOfList(field)}`);
  }
  const json = `{${written.join(',')}}`;
  const version = createHash('sha1').update(json).digest('base64url').slice(0, 16);
  return { json, version, fields };
}

/** What leads from one answer to another, as JSON of a ViewPatch. */
export function formatPatch(before: FormattedAnswer, after: FormattedAnswer): string {
  const set: string[] = [];
  const lists: string[] = [];
  for (const [name, field] of after.fields) {
    const old = before.fields.get(name);
    if (typeof field !== 'string' && typeof old === 'object') {
      const patch = patchOfList(old, field);
      if (patch !== undefined) {
        lists.push(`${JSON.stringify(name)}:${patch}`);
      }
    } else if (field !== old) {
      set.push(`${JSON.stringify(name)}:${typeof field === 'string' ? field : textOfList(field)}`);
    }
  }
  const unset = [...before.fields.keys()].filter((name) => !after.fields.has(name));
  const parts = [
    ...(set.length > 0 ? [`"set":{${set.join(',')}}`] : []),
    ...(unset.length > 0 ? [`"unset":${JSON.stringify(unset)}`] : []),
    ...(lists.length > 0 ? [`"lists":{${lists.join(',')}}`] : []),
  ];
  return `{${parts.join(',')}}`;
}

function isIdentifiedList(value: unknown): value is Identified[] {
  return (
    Array.isArray(value) &&
    value.every((item) => typeof item === 'object' && item !== null && typeof item.id === 'string') &&
    new Set(value.map(({ id }) => id)).size === value.length
  );
}

function formatList(list: readonly Identified[], locale: Locale): FormattedList {
  const written = texts.get(locale) ?? new WeakMap<object, string>();
  texts.set(locale, written);
  return {
    ids: list.map(({ id }) => id),
    items: new Map(list.map((item) => [item.id, textOf(item, locale, written)])),
  };
}

function textOf(item: object, locale: Locale, written: WeakMap<object, string>): string {
  let text = written.get(item);
  if (text === undefined) {
    text = stringifyExact(renderAll(locale, item));
    written.set(item, text);
  }
  return text;
}

function textOfList({ items }: FormattedList): string {
  return `[${[...items.values()].join(',')}]`;
}

function patchOfList(before: FormattedList, after: FormattedList): string | undefined {
  const put = [...after.items].flatMap(([id, text]) => (before.items.get(id) === text ? [] : [text]));
  const sameOrder =
    before.ids.length === after.ids.length && after.ids.every((id, index) => id === before.ids[index]);
  if (sameOrder && put.length === 0) {
    return undefined;
  }
  return `{${sameOrder ? '' : `"ids":${JSON.stringify(after.ids)},`}"put":[${put.join(',')}]}`;
}
