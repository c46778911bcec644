import type { SchemaReader } from './create-schema-reader.ts';
import { mergeTraits } from './merge-traits.ts';
import { type JsonObject, objectOf, textOf } from './read-values.ts';
import type { BindingModel, MessageModel } from './specification-model.ts';

/** What the messages of one AsyncAPI document are read with. */
export interface AsyncApiSource {
  root: JsonObject;
  schemas: SchemaReader;
  /** From AsyncAPI 3 on. */
  isLater: boolean;
}

/**
 * A message with its traits.
 * @param value the message or a reference to it
 * @param fallback its name where it has none
 */
export function readMessage(source: AsyncApiSource, value: unknown, fallback: string): MessageModel {
  const { root, schemas, isLater } = source;
  const message = mergeTraits(schemas, schemas.resolve(value), isLater);
  const referred = textOf(objectOf(value).$ref).split('/').at(-1) ?? '';
  const payload = schemaOf(message.payload);
  const headers = schemaOf(message.headers);
  return {
    name: textOf(message.name) || textOf(message.messageId) || referred || textOf(message.title) || fallback,
    title: textOf(message.title),
    description: textOf(message.summary) || textOf(message.description),
    contentType: textOf(message.contentType) || textOf(root.defaultContentType),
    correlation: textOf(schemas.resolve(message.correlationId).location),
    bindings: readBindings(schemas, message.bindings),
    ...(payload === undefined ? {} : { payload: schemas.read(payload) }),
    ...(headers === undefined ? {} : { headers: schemas.read(headers) }),
  };
}

/** AsyncAPI 3 may wrap the schema to say what language it is in. */
function schemaOf(value: unknown): unknown {
  const { schemaFormat, schema } = objectOf(value);
  return schemaFormat === undefined ? value : schema;
}

/** The facts for each protocol, without those about the binding itself. */
export function readBindings(schemas: SchemaReader, value: unknown): BindingModel[] {
  return Object.entries(schemas.resolve(value)).flatMap(([protocol, binding]) =>
    Object.entries(schemas.resolve(binding))
      .filter(([name]) => name !== 'bindingVersion' && !name.startsWith('x-'))
      .map(([name, fact]) => ({ protocol, name, value: JSON.stringify(fact) ?? 'null' })),
  );
}
