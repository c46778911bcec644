import type { ErrorObject } from 'ajv';
import type { DetectedSpecification } from './detect-specification.ts';
import { knownVersion, specificationLanguages } from './languages.ts';
import { type CompiledSchema, compileSchema } from './schemas/compile-schema.ts';
import { schemaSource } from './schemas/load-schema.ts';

const compiled = new Map<string, Promise<CompiledSchema>>();

/** What the official JSON schema of the language objects to; a text when the version is not known. */
export async function validateSchema(
  { kind, version }: DetectedSpecification,
  value: unknown,
): Promise<ErrorObject[] | string> {
  const known = knownVersion(kind, version);
  if (known === undefined) {
    const { name, versions } = specificationLanguages[kind];
    return `${name} ${version} is not known; known are ${versions.join(', ')}.`;
  }
  const source = schemaSource(kind, known);
  if (source === undefined) {
    return [];
  }
  const key = `${kind} ${known}`;
  const schema = compiled.get(key) ?? compileSchema(source);
  compiled.set(key, schema);
  return (await schema).findErrors(value);
}
