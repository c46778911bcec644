import { parseExact } from 'kube-text/exact-json';

const longestSchemaBytes = 64 * 1024;
const deepestSchema = 64;
const defaultDialect = 'http://json-schema.org/draft-04/schema#';

/**
 * The JSON schema of a plan's parameters from its text; undefined where there is none that OSB lets a catalog carry: at
 * most 64 kB, an object, no reference to the outside (binding contract 9.3). `$schema` is filled in where it is missing.
 */
export function readParameterSchema(text: string | undefined): Record<string, unknown> | undefined {
  if (text === undefined || Buffer.byteLength(text) > longestSchemaBytes) {
    return undefined;
  }
  let parsed: unknown;
  try {
    parsed = parseExact(text);
  } catch {
    return undefined;
  }
  return isObject(parsed) && isSelfContained(parsed, deepestSchema)
    ? { $schema: defaultDialect, ...parsed }
    : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** False also for what is nested deeper than any schema that people write. */
function isSelfContained(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) {
    return true;
  }
  return (
    levels > 0 &&
    Object.entries(value).every(([key, member]) =>
      key === '$ref' && typeof member === 'string'
        ? member.startsWith('#')
        : isSelfContained(member, levels - 1),
    )
  );
}
