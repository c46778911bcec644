import { stringify } from 'yaml';
import { z } from 'zod';

export interface ApiParameter {
  name: string;
  in: 'path' | 'query' | 'header';
  description: string;
  /** Default: required. */
  required?: boolean;
}

export interface ApiAnswer {
  description: string;
  /** Of the JSON body; without it the answer has none. */
  schema?: z.ZodType;
  /** Default: `application/json`. */
  contentType?: string;
}

export interface ApiOperation {
  method: 'get' | 'post' | 'put' | 'delete';
  /** With parameters as `{name}`. */
  path: string;
  summary: string;
  description?: string;
  parameters?: ApiParameter[];
  /** The schema that validates the JSON body of the request. */
  body?: z.ZodType;
  /** By HTTP status. */
  answers: Record<number, ApiAnswer>;
}

export interface ApiDescription {
  title: string;
  version: string;
  description: string;
  operations: ApiOperation[];
  /** Schemas that get a name of their own; wherever one of these objects is used, the document refers to it. */
  schemas: Record<string, z.ZodType>;
}

/** An error answer of the contract, as schema (connectivity contract 2.2). */
export const contractError = z.object({
  code: z.int().describe('The HTTP status.'),
  error: z.string().describe('What happened.'),
});

/** Describes an API in OpenAPI 3.0 by the schemas that validate its requests. @returns the document as YAML */
export function openApiYaml(api: ApiDescription): string {
  // without `aliases`, parts that occur twice would become anchors that few tools read
  return stringify(openApiDocument(api), { aliasDuplicateObjects: false });
}

/** The same as a value. */
function openApiDocument(api: ApiDescription): object {
  const named = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(api.schemas)) {
    named.add(schema, { id });
  }
  const toSchema = (schema: z.ZodType): object => {
    const id = named.get(schema)?.id;
    return id === undefined ? withoutMarks(z.toJSONSchema(schema, conversion)) : { $ref: referenceTo(id) };
  };
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of api.operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: describeOperation(operation, toSchema),
    };
  }
  const { schemas } = z.toJSONSchema(named, { ...conversion, uri: referenceTo });
  const entries = Object.entries(schemas).map(([id, schema]) => [id, withoutMarks(schema)]);
  return {
    openapi: '3.0.3',
    info: { title: api.title, version: api.version, description: api.description },
    paths,
    components: { schemas: Object.fromEntries(entries) },
  };
}

const conversion = { target: 'openapi-3.0', io: 'input', unrepresentable: 'any' } as const;

function referenceTo(id: string): string {
  return `#/components/schemas/${id}`;
}

/** JSON Schema marks a document with members that OpenAPI 3.0 does not know. */
function withoutMarks(schema: object): object {
  const { $schema: _schema, $id: _id, id: _name, ...rest } = schema as Record<string, unknown>;
  return rest;
}

function describeOperation(operation: ApiOperation, toSchema: (schema: z.ZodType) => object): object {
  const { summary, description, parameters = [], body, answers } = operation;
  const responses = Object.entries(answers).map(([status, answer]) => {
    const { schema, contentType = 'application/json' } = answer;
    const content = schema === undefined ? {} : { content: { [contentType]: { schema: toSchema(schema) } } };
    return [status, { description: answer.description, ...content }];
  });
  return {
    summary,
    ...(description === undefined ? {} : { description }),
    ...(parameters.length === 0 ? {} : { parameters: parameters.map(describeParameter) }),
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: toSchema(body) } } } }),
    responses: Object.fromEntries(responses),
  };
}

function describeParameter({ required = true, ...parameter }: ApiParameter): object {
  return { ...parameter, required, schema: { type: 'string' } };
}
