import { z } from 'zod';
import { rawElements, rawMembers } from '#lib/specifications/raw-json.ts';

/** A value read by its schema, and the text of what has no schema. */
export interface ReadStruct {
  /** Keys of objects in the schema's spelling; `{}` stands for the objects that have no schema. */
  value: unknown;
  /** JSON text of the values without a schema, by their path, such as `api.spec`. */
  raw: Map<string, string>;
}

/**
 * Reads JSON text with a schema's objects: their keys match in any case, unknown ones are dropped, of several the last one
 * wins. Maps keep their keys. What the schema leaves open (`z.unknown()`) is not parsed but kept as it stands, so that the
 * order of its keys and the digits of its numbers stay (connectivity contract 3.2, 10.3).
 * @param text valid JSON
 */
export function readStruct(text: string, schema: z.ZodType): ReadStruct {
  const raw = new Map<string, string>();
  return { value: readValue(text.trim(), schema, '', raw), raw };
}

function readValue(text: string, schema: z.core.$ZodType, path: string, raw: Map<string, string>): unknown {
  const type = withoutNull(schema);
  if (type instanceof z.ZodObject && text.startsWith('{')) {
    return readObject(text, type.shape, path, raw);
  }
  if (
    type instanceof z.ZodArray &&
    withoutNull(type.element) instanceof z.ZodObject &&
    text.startsWith('[')
  ) {
    return rawElements(text).map((element) => readValue(element, type.element, path, raw));
  }
  if (type instanceof z.ZodUnknown) {
    raw.set(path, text);
    return text.startsWith('{') ? {} : JSON.parse(text);
  }
  return JSON.parse(text);
}

function readObject(
  text: string,
  shape: Record<string, z.core.$ZodType>,
  path: string,
  raw: Map<string, string>,
): Record<string, unknown> {
  const spelling = new Map(Object.keys(shape).map((key) => [key.toLowerCase(), key]));
  const found = new Map<string, string>();
  for (const member of rawMembers(text)) {
    const key = spelling.get(member.key.toLowerCase());
    if (key !== undefined) {
      found.set(key, member.raw);
    }
  }
  const value: Record<string, unknown> = {};
  for (const [key, member] of found) {
    const type = shape[key];
    if (type !== undefined) {
      value[key] = readValue(member, type, path === '' ? key : `${path}.${key}`, raw);
    }
  }
  return value;
}

function withoutNull(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable
    ? withoutNull(schema.unwrap())
    : schema;
}
