import { createSchemaReader, type SchemaReader } from './create-schema-reader.ts';
import { emptySchema } from './empty-schema.ts';
import { parametersOf, readHeaders, readParameter } from './read-openapi-parameters.ts';
import { type JsonObject, listOf, objectOf, textOf } from './read-values.ts';
import type { ContentModel, OpenApiModel, OperationModel, ResponseModel } from './specification-model.ts';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];
const defaultMediaType = 'application/json';

/** What an OpenAPI 3 or Swagger 2 document says. */
export function readOpenApi(document: unknown, mostReads?: number): OpenApiModel {
  const root = objectOf(document);
  const info = objectOf(root.info);
  const schemas = createSchemaReader(root, mostReads);
  const read = (paths: unknown): OperationModel[] =>
    itemsOf(paths).flatMap(([path, value]) => readItem({ root, schemas, path, value }, []));
  const webhooks = read(root.webhooks).map(
    (one): OperationModel =>
      one.callback === undefined ? { ...one, isWebhook: true, group: 'Webhooks' } : one,
  );
  return {
    kind: 'openapi',
    title: textOf(info.title),
    version: textOf(info.version),
    description: textOf(info.description),
    servers: serversOf(root),
    operations: [...read(root.paths), ...webhooks],
    schemas: schemas.shared(),
  };
}

/** The members of an object that are no extensions. */
function itemsOf(value: unknown): [name: string, item: unknown][] {
  return Object.entries(objectOf(value)).filter(([name]) => !name.startsWith('x-'));
}

/** Callbacks may lead to callbacks. */
const mostCallbackLevels = 3;

interface ItemPlace {
  root: JsonObject;
  schemas: SchemaReader;
  path: string;
  value: unknown;
}

/**
 * The operations of a path item, each with its callbacks behind it.
 * @param around the path items that it is a callback of: it may be one of them
 */
function readItem({ root, schemas, path, value }: ItemPlace, around: JsonObject[]): OperationModel[] {
  const own = schemas.resolve(value);
  const item = schemas.resolveBeside(value);
  const isWithin = around.includes(own) || around.length >= mostCallbackLevels;
  return operationsOf(item).flatMap(([method, operation]) => [
    readOperation({ root, schemas, item, operation, path, method }),
    ...(isWithin ? [] : callbacksOf(schemas, operation)).flatMap(({ name, ...callback }) =>
      readItem({ root, schemas, ...callback }, [...around, own]).map(
        (one): OperationModel => ({
          ...one,
          isWebhook: true,
          group: 'Callbacks',
          callback: one.callback ?? { name, of: `${method} ${path}` },
        }),
      ),
    ),
  ]);
}

function callbacksOf(
  schemas: SchemaReader,
  operation: JsonObject,
): { name: string; path: string; value: unknown }[] {
  return itemsOf(operation.callbacks).flatMap(([name, callback]) =>
    itemsOf(schemas.resolve(callback)).map(([path, value]) => ({ name, path, value })),
  );
}

/** By their methods; from OpenAPI 3.2 on there may be methods of any name. */
function operationsOf(item: JsonObject): [method: string, operation: JsonObject][] {
  const more = objectOf(item.additionalOperations);
  return [
    ...methods
      .filter((method) => isOperation(item[method]))
      .map((method): [string, JsonObject] => [method.toUpperCase(), objectOf(item[method])]),
    ...Object.keys(more)
      .filter((method) => isOperation(more[method]))
      .map((method): [string, JsonObject] => [method, objectOf(more[method])]),
  ];
}

function isOperation(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

interface OperationPlace {
  root: JsonObject;
  schemas: SchemaReader;
  item: JsonObject;
  operation: JsonObject;
  path: string;
  method: string;
}

function readOperation(place: OperationPlace): OperationModel {
  const { root, schemas, item, operation, path, method } = place;
  const all = parametersOf(schemas, item, operation);
  const isBody = ({ in: place }: JsonObject) => place === 'body' || place === 'formData';
  const body =
    operation.requestBody === undefined
      ? swaggerBody(schemas, all.filter(isBody), mediaTypes(operation.consumes, root.consumes))
      : openApiBody(schemas, operation.requestBody);
  const description = textOf(operation.description);
  const produced = mediaTypes(operation.produces, root.produces);
  return {
    method,
    path,
    summary: textOf(operation.summary) || (description === '' ? textOf(operation.operationId) : ''),
    description,
    group: textOf(listOf(operation.tags)[0]),
    deprecated: operation.deprecated === true,
    parameters: all.filter((one) => !isBody(one)).map((one) => readParameter(schemas, one)),
    responses: Object.entries(objectOf(operation.responses)).map(([status, value]) =>
      readResponse(schemas, status, value, produced),
    ),
    ...(body === undefined ? {} : { body }),
  };
}

function openApiBody(schemas: SchemaReader, value: unknown): NonNullable<OperationModel['body']> {
  const body = schemas.resolve(value);
  return {
    required: body.required === true,
    description: textOf(body.description),
    contents: contentsOf(schemas, body.content),
  };
}

function swaggerBody(
  schemas: SchemaReader,
  parts: JsonObject[],
  types: string[],
): OperationModel['body'] | undefined {
  const whole = parts.find((part) => part.in === 'body');
  if (whole !== undefined) {
    const contents = types.map((mediaType) => ({ mediaType, schema: schemas.read(whole.schema) }));
    return { required: whole.required === true, description: textOf(whole.description), contents };
  }
  if (parts.length === 0) {
    return undefined;
  }
  const properties = parts.map((part) => ({
    name: textOf(part.name),
    required: part.required === true,
    schema: schemas.read({ ...part, required: [] }),
  }));
  const isFile = parts.some((part) => part.type === 'file');
  const mediaType = isFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded';
  return {
    required: properties.some(({ required }) => required),
    description: '',
    contents: [{ mediaType, schema: { ...emptySchema, type: 'object', properties } }],
  };
}

function readResponse(
  schemas: SchemaReader,
  status: string,
  value: unknown,
  produced: string[],
): ResponseModel {
  const response = schemas.resolve(value);
  const contents =
    response.schema === undefined
      ? contentsOf(schemas, response.content)
      : produced.map((mediaType) => ({ mediaType, schema: schemas.read(response.schema) }));
  return {
    status,
    description: textOf(response.description),
    headers: readHeaders(schemas, response.headers),
    contents,
  };
}

function contentsOf(schemas: SchemaReader, value: unknown): ContentModel[] {
  return Object.entries(objectOf(value)).map(([mediaType, content]) => ({
    mediaType,
    schema: schemas.read(objectOf(content).schema),
  }));
}

function mediaTypes(own: unknown, ofAll: unknown): string[] {
  const stated = (listOf(own).length > 0 ? listOf(own) : listOf(ofAll)).map(textOf);
  return stated.length > 0 ? stated : [defaultMediaType];
}

function serversOf(root: JsonObject): string[] {
  if (root.servers !== undefined) {
    return listOf(root.servers)
      .map((server) => textOf(objectOf(server).url))
      .filter((url) => url !== '');
  }
  const host = textOf(root.host);
  const [scheme = 'https'] = listOf(root.schemes).map(textOf);
  return host === '' ? [] : [`${scheme}://${host}${textOf(root.basePath)}`];
}
