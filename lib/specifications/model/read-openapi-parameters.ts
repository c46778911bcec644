import type { SchemaReader } from './create-schema-reader.ts';
import { type JsonObject, listOf, objectOf, textOf } from './read-values.ts';
import type { ParameterModel } from './specification-model.ts';

/** Those of the path, replaced by the operation's own of the same name. */
export function parametersOf(schemas: SchemaReader, item: JsonObject, operation: JsonObject): JsonObject[] {
  const byName = new Map<string, JsonObject>();
  for (const value of [...listOf(item.parameters), ...listOf(operation.parameters)]) {
    const parameter = schemas.resolve(value);
    byName.set(`${textOf(parameter.in)} ${textOf(parameter.name)}`, parameter);
  }
  return [...byName.values()];
}

export function readParameter(schemas: SchemaReader, parameter: JsonObject): ParameterModel {
  const place = textOf(parameter.in);
  return {
    name: textOf(parameter.name),
    place,
    required: parameter.required === true || place === 'path',
    description: textOf(parameter.description),
    deprecated: parameter.deprecated === true,
    style: styleOf(parameter, place),
    schema: schemas.read(schemaOf(parameter)),
  };
}

/** The headers of an answer. */
export function readHeaders(schemas: SchemaReader, value: unknown): ParameterModel[] {
  return Object.entries(objectOf(value)).map(([name, header]) =>
    readParameter(schemas, { ...schemas.resolve(header), name, in: 'header' }),
  );
}

/** Swagger 2 writes the schema's members into the parameter itself. */
function schemaOf(parameter: JsonObject): unknown {
  const [content] = Object.values(objectOf(parameter.content));
  return parameter.schema ?? objectOf(content).schema ?? { ...parameter, description: '', required: [] };
}

const swaggerStyles: Readonly<Record<string, string>> = {
  multi: 'form, exploded',
  ssv: 'spaceDelimited',
  tsv: 'tabDelimited',
  pipes: 'pipeDelimited',
};

function styleOf({ style, explode, collectionFormat }: JsonObject, place: string): string {
  const standard = place === 'query' || place === 'cookie' ? 'form' : 'simple';
  if (typeof collectionFormat === 'string') {
    return swaggerStyles[collectionFormat] ?? standard;
  }
  const stated = textOf(style) || standard;
  return explode === true || (explode === undefined && stated === 'form') ? `${stated}, exploded` : stated;
}
