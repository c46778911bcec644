import type { Thing } from './document-set.ts';
import { asList, asObject, follow, type Json, withoutMember } from './json-tree.ts';

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']);

/** All that an OpenAPI or Swagger document lists, by a walk through its tree. */
export function countOpenApi(root: Json): Thing[] {
  return [...itemsOf(root, 'paths'), ...itemsOf(root, 'webhooks')];
}

function itemsOf(root: Json, member: 'paths' | 'webhooks'): Thing[] {
  const kind = member === 'paths' ? 'operations' : 'webhooks';
  return Object.entries(asObject(root[member])).flatMap(([path, value]) => {
    const isReference = asObject(value).$ref !== undefined;
    const item = follow(root, value);
    const named = [
      ...Object.keys(item)
        .filter((key) => methods.has(key))
        .map((key) => ({ method: key.toUpperCase(), operation: asObject(item[key]), at: [key] })),
      ...Object.entries(asObject(item.additionalOperations)).map(([method, operation]) => ({
        method,
        operation: asObject(operation),
        at: ['additionalOperations', method],
      })),
    ];
    return named.flatMap(({ method, operation, at }) => {
      const own = isReference ? [member, path] : [member, path, ...at];
      return [
        { kind, name: `${method} ${path}`, isOffered: true, without: () => withoutMember(root, own) },
        ...insideOf(root, item, operation, `${method} ${path}`),
      ];
    });
  });
}

function insideOf(root: Json, item: Json, operation: Json, at: string): Thing[] {
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
      { kind: 'answers', name: `${at}: ${status}` },
      ...answerFormats(root, operation, follow(root, value)).map((type) => ({
        kind: 'answer formats',
        name: `${at}: ${status} ${type}`,
      })),
    ]),
  ];
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
