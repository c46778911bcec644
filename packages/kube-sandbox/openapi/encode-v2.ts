import type { Schema } from '../schema/schema.ts';
import type { OpenApiV2, Operation, Parameter, PathItem } from './document-types.ts';
import { encodeMessage, type ProtobufWriter } from './protobuf-writer.ts';

/**
 * An OpenAPI 2 document as the protobuf message `openapi.v2.Document` of github.com/googleapis/gnostic: the only form
 * older kubectl versions read. Field numbers are those of its OpenAPIv2.proto.
 */
export function encodeOpenApiV2(document: OpenApiV2): Buffer {
  return encodeMessage((writer) => {
    writer.text(1, document.swagger);
    writer.message(2, (info) => {
      info.text(1, document.info.title);
      info.text(2, document.info.version);
    });
    writer.message(8, (paths) => {
      for (const [path, item] of Object.entries(document.paths)) {
        named(paths, 2, path, (value) => writePathItem(value, item));
      }
    });
    writer.message(9, (definitions) => writeSchemas(definitions, document.definitions));
  });
}

function named(
  writer: ProtobufWriter,
  field: number,
  name: string,
  writeValue: (writer: ProtobufWriter) => void,
): void {
  writer.message(field, (entry) => {
    entry.text(1, name);
    entry.message(2, writeValue);
  });
}

function any(writer: ProtobufWriter, field: number, value: unknown): void {
  if (value !== undefined) {
    // JSON is YAML
    writer.message(field, (inner) => inner.text(2, JSON.stringify(value)));
  }
}

function extensions(writer: ProtobufWriter, field: number, holder: object): void {
  for (const [name, value] of Object.entries(holder)) {
    if (name.startsWith('x-') && value !== undefined) {
      named(writer, field, name, (inner) => inner.text(2, JSON.stringify(value)));
    }
  }
}

function writePathItem(writer: ProtobufWriter, item: PathItem): void {
  const fields = { get: 2, put: 3, post: 4, delete: 5, patch: 8 } as const;
  for (const [method, field] of Object.entries(fields)) {
    const operation = item[method as keyof typeof fields];
    if (operation !== undefined) {
      writer.message(field, (inner) => writeOperation(inner, operation));
    }
  }
  for (const parameter of item.parameters ?? []) {
    writer.message(9, (inner) => writeParameter(inner, parameter));
  }
}

function writeOperation(writer: ProtobufWriter, operation: Operation): void {
  for (const tag of operation.tags) {
    writer.text(1, tag);
  }
  writer.text(3, operation.description);
  writer.text(5, operation.operationId);
  for (const type of operation.produces) {
    writer.text(6, type);
  }
  for (const type of operation.consumes ?? []) {
    writer.text(7, type);
  }
  for (const parameter of operation.parameters) {
    writer.message(8, (inner) => writeParameter(inner, parameter));
  }
  writer.message(9, (responses) => {
    for (const [code, { description, schema }] of Object.entries(operation.responses)) {
      named(responses, 1, code, (value) =>
        value.message(1, (response) => {
          response.text(1, description);
          if (schema !== undefined) {
            response.message(2, (item) => item.message(1, (inner) => writeSchema(inner, schema)));
          }
        }),
      );
    }
  });
  extensions(writer, 13, operation);
}

/** A ParametersItem: a parameter, that is a body one or one of those in the path or the query. */
function writeParameter(writer: ProtobufWriter, parameter: Parameter): void {
  writer.message(1, (inner) => {
    if (parameter.in === 'body') {
      inner.message(1, (body) => {
        body.text(2, parameter.name);
        body.text(3, parameter.in);
        body.bool(4, parameter.required);
        body.message(5, (schema) => writeSchema(schema, parameter.schema));
      });
      return;
    }
    const inQuery = parameter.in === 'query';
    inner.message(2, (nonBody) =>
      nonBody.message(inQuery ? 3 : 4, (sub) => {
        sub.bool(1, parameter.required);
        sub.text(2, parameter.in);
        sub.text(3, parameter.description);
        sub.text(4, parameter.name);
        sub.text(inQuery ? 6 : 5, parameter.type);
        sub.bool(inQuery ? 20 : 19, parameter.uniqueItems);
      }),
    );
  });
}

function writeSchemas(writer: ProtobufWriter, schemas: Record<string, Schema>): void {
  for (const [name, schema] of Object.entries(schemas)) {
    named(writer, 1, name, (value) => writeSchema(value, schema));
  }
}

function writeSchema(writer: ProtobufWriter, schema: Schema): void {
  writer.text(1, schema.$ref);
  writer.text(2, schema.format);
  writer.text(3, schema.title);
  writer.text(4, schema.description);
  any(writer, 5, schema.default);
  writeLimits(writer, schema);
  for (const name of schema.required ?? []) {
    writer.text(19, name);
  }
  for (const value of schema.enum ?? []) {
    any(writer, 20, value);
  }
  writeParts(writer, schema);
  any(writer, 30, schema.example);
  extensions(writer, 31, schema);
}

function writeLimits(writer: ProtobufWriter, schema: Schema): void {
  writer.double(6, schema.multipleOf);
  writer.double(7, schema.maximum);
  writer.bool(8, schema.exclusiveMaximum);
  writer.double(9, schema.minimum);
  writer.bool(10, schema.exclusiveMinimum);
  writer.integer(11, schema.maxLength);
  writer.integer(12, schema.minLength);
  writer.text(13, schema.pattern);
  writer.integer(14, schema.maxItems);
  writer.integer(15, schema.minItems);
  writer.bool(16, schema.uniqueItems);
  writer.integer(17, schema.maxProperties);
  writer.integer(18, schema.minProperties);
}

function writeParts(writer: ProtobufWriter, schema: Schema): void {
  const { additionalProperties, type, items, properties } = schema;
  if (typeof additionalProperties === 'object') {
    writer.message(21, (item) => item.message(1, (inner) => writeSchema(inner, additionalProperties)));
  } else if (additionalProperties !== undefined) {
    writer.message(21, (item) => item.integer(2, additionalProperties ? 1 : 0));
  }
  if (type !== undefined) {
    writer.message(22, (item) => item.text(1, type));
  }
  if (items !== undefined) {
    writer.message(23, (item) => item.message(1, (inner) => writeSchema(inner, items)));
  }
  if (properties !== undefined) {
    writer.message(25, (inner) => writeSchemas(inner, properties));
  }
}
