import type { ErrorObject } from 'ajv';
import { type Message, message } from '#lib/domain/texts/message.ts';
import type { DetectedSpecification } from './detect-specification.ts';
import { knownVersion, specificationLanguages } from './languages.ts';
import { type CompiledSchema, compileSchema } from './schemas/compile-schema.ts';
import { schemaSource } from './schemas/load-schema.ts';

const compiled = new Map<string, Promise<CompiledSchema>>();

/** What the official JSON schema of the language objects to; a message when the version is not known. */
export async function validateSchema(
  { kind, version }: DetectedSpecification,
  value: unknown,
): Promise<ErrorObject[] | Message> {
  const known = knownVersion(kind, version);
  if (known === undefined) {
    const { name, versions } = specificationLanguages[kind];
    return message('findings.unknownVersion', { name, version, versions: versions.join(', ') });
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
