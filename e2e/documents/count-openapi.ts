import type { Thing } from './document-set.ts';
import { asList, asObject, follow, type Json, withoutMember } from './json-tree.ts';
import { propertyNames } from './property-names.ts';

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']);

/** All that an OpenAPI or Swagger document lists, by a walk through its tree. */
export function countOpenApi(root: Json): Thing[] {
  return (['paths', 'webhooks'] as const).flatMap((member) =>
    Object.entries(asObject(root[member])).flatMap(([path, value]) =>
      countItem(root, {
        kind: member === 'paths' ? 'operations' : 'webhooks',
        item: follow(root, value),
        name: path,
        at: asObject(value).$ref === undefined ? [member, path] : undefined,
        removable: [member, path],
      }),
    ),
  );
}

interface PathItem {
  kind: string;
  item: Json;
  name: string;
  /** Where it stands; undefined where it is only referred to. */
  at: string[] | undefined;
  /** What is taken away in its place then. */
  removable: string[];
}

function countItem(root: Json, { kind, item, name, at, removable }: PathItem): Thing[] {
  const named = [
    ...Object.keys(item)
      .filter((key) => methods.has(key))
      .map((key) => ({ method: key.toUpperCase(), operation: asObject(item[key]), own: [key] })),
    ...Object.entries(asObject(item.additionalOperations)).map(([method, operation]) => ({
      method,
      operation: asObject(operation),
      own: ['additionalOperations', method],
    })),
  ];
  return named.flatMap(({ method, operation, own }) => {
    const label = kind === 'callbacks' ? name.replace('{method}', method) : `${method} ${name}`;
    const place = at === undefined ? removable : [...at, ...own];
    return [
      { kind, name: label, isOffered: true, without: () => withoutMember(root, place) },
      ...insideOf(
        root,
        item,
        operation,
        label,
        kind === 'operations' && at !== undefined ? place : undefined,
      ),
      ...Object.entries(asObject(operation.callbacks)).flatMap(([callback, expressions]) =>
        Object.entries(follow(root, expressions)).flatMap(([expression, value]) =>
          countItem(root, {
            kind: 'callbacks',
            item: follow(root, value),
            name: `${label} ${callback} {method} ${expression}`,
            at: undefined,
            removable: [...place, 'callbacks', callback],
          }),
        ),
      ),
    ];
  });
}

/** `place`: where the operation stands, for what breaks callers when it goes. */
function insideOf(root: Json, item: Json, operation: Json, at: string, place: string[] | undefined): Thing[] {
  const parameters = new Map<string, Json>();
  for (const value of [...asList(item.parameters), ...asList(operation.parameters)]) {
    const parameter = follow(root, value);
    parameters.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  const all = [...parameters.values()];
  const isBody = ({ in: place }: Json) => place === 'body' || place === 'formData';
  return [
    ...all
      .filter((one) => !isBody(one))
      .map((one) => ({ kind: 'parameters', name: `${at}: ${one.in} ${one.name}` })),
    ...bodyFormats(root, operation, all.filter(isBody)).map((type) => ({
      kind: 'bodies',
      name: `${at}: ${type}`,
    })),
    ...Object.entries(asObject(operation.responses)).flatMap(([status, value]) => [
      {
        kind: 'answers',
        name: `${at}: ${status}`,
        ...(place === undefined
          ? {}
          : { without: () => withoutMember(root, [...place, 'responses', status]) }),
      },
      ...Object.keys(asObject(follow(root, value).headers)).map((header) => ({
        kind: 'headers',
        name: `${at}: ${status} ${header}`,
      })),
      ...answerFormats(root, operation, follow(root, value)).map((type) => ({
        kind: 'answer formats',
        name: `${at}: ${status} ${type}`,
      })),
    ]),
    ...bodySchemas(root, operation, all.filter(isBody))
      .concat(
        Object.values(asObject(operation.responses)).flatMap((value) =>
          answerSchemas(root, operation, value),
        ),
      )
      .flatMap((schema) => propertyNames(root, schema))
      .map((name) => ({ kind: 'properties', name: `${at}: ${name}` })),
  ];
}

/** A schema for each format. */
function bodySchemas(root: Json, operation: Json, parts: Json[]): unknown[] {
  if (operation.requestBody !== undefined) {
    return schemasOf(follow(root, operation.requestBody).content);
  }
  const whole = parts.find((part) => part.in === 'body');
  if (whole !== undefined) {
    return bodyFormats(root, operation, parts).map(() => whole.schema);
  }
  return parts.length === 0 ? [] : [{ properties: Object.fromEntries(parts.map(({ name }) => [name, {}])) }];
}

function answerSchemas(root: Json, operation: Json, value: unknown): unknown[] {
  const answer = follow(root, value);
  return answer.schema === undefined
    ? schemasOf(answer.content)
    : answerFormats(root, operation, answer).map(() => answer.schema);
}

function schemasOf(content: unknown): unknown[] {
  return Object.values(asObject(content)).map((format) => asObject(format).schema);
}

function bodyFormats(root: Json, operation: Json, parts: Json[]): string[] {
  if (operation.requestBody !== undefined) {
    return Object.keys(asObject(follow(root, operation.requestBody).content));
  }
  if (parts.length === 0) {
    return [];
  }
  if (parts.some((part) => part.in === 'body')) {
    return stated(operation.consumes, root.consumes);
  }
  const isFile = parts.some((part) => part.type === 'file');
  return [isFile ? 'multipart/form-data' : 'application/x-www-form-urlencoded'];
}

function answerFormats(root: Json, operation: Json, answer: Json): string[] {
  return answer.schema === undefined
    ? Object.keys(asObject(answer.content))
    : stated(operation.produces, root.produces);
}

/** Swagger names formats for an operation or, where it does not, for all; JSON where none are named. */
function stated(own: unknown, ofAll: unknown): string[] {
  const types = (asList(own).length > 0 ? asList(own) : asList(ofAll)).map(String);
  return types.length > 0 ? types : ['application/json'];
}
