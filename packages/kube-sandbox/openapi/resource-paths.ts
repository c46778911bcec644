import { apiVersionOf, type ResourceDefinition } from '../registry/resource-definition.ts';
import { definitionName, definitionPrefix } from './definition-names.ts';
import type { Method, Operation, Parameter, PathItem } from './document-types.ts';

const json = 'application/json';

function query(name: string, type: string, description: string): Parameter {
  return { in: 'query', name, type, description, uniqueItems: true };
}

const dryRun = query(
  'dryRun',
  'string',
  'When `All`, the request is checked and answered but nothing is stored.',
);
const fieldManager = query('fieldManager', 'string', 'A name for the one who makes these changes.');
const fieldValidation = query(
  'fieldValidation',
  'string',
  'What unknown fields lead to: `Ignore`, `Warn` or `Strict`.',
);
const force = query('force', 'boolean', 'With an apply patch: takes over fields that others own.');
const listParameters = [
  query('labelSelector', 'string', 'Restricts the list by labels.'),
  query('fieldSelector', 'string', 'Restricts the list by fields.'),
  query('limit', 'integer', 'The most objects in one answer.'),
  query('continue', 'string', 'Where the next page of a list starts.'),
  query('resourceVersion', 'string', 'The revision to read at, or to watch from.'),
  query('watch', 'boolean', 'Streams changes instead of a list.'),
];

interface OperationShape {
  method: Method;
  action: string;
  parameters: Parameter[];
  takesBody: boolean;
  answers: string;
}

/** Paths of one resource and of the scopes it is listed in, for OpenAPI. */
export function resourcePaths(
  definition: ResourceDefinition,
  offersApply: boolean,
): Record<string, PathItem> {
  const { group, plural, namespaced, verbs } = definition;
  const root = `${group === '' ? '/api' : '/apis'}/${apiVersionOf(definition)}`;
  const collection = namespaced ? `${root}/namespaces/{namespace}/${plural}` : `${root}/${plural}`;
  const item = definitionName(definition);
  const list = definitionName(definition, definition.listKind);
  const scope = namespaced ? [pathParameter('namespace', 'object name and auth scope')] : [];
  const named = [pathParameter('name', `name of the ${definition.kind}`), ...scope];
  const lists: OperationShape = {
    method: 'get',
    action: 'list',
    parameters: listParameters,
    takesBody: false,
    answers: list,
  };
  const shapes = {
    create: {
      method: 'post',
      action: 'post',
      parameters: [dryRun, fieldManager, fieldValidation],
      takesBody: true,
      answers: item,
    },
    get: { method: 'get', action: 'get', parameters: [], takesBody: false, answers: item },
    update: {
      method: 'put',
      action: 'put',
      parameters: [dryRun, fieldManager, fieldValidation],
      takesBody: true,
      answers: item,
    },
    patch: {
      method: 'patch',
      action: 'patch',
      parameters: [dryRun, fieldManager, fieldValidation, force],
      takesBody: false,
      answers: item,
    },
    delete: { method: 'delete', action: 'delete', parameters: [dryRun], takesBody: false, answers: item },
  } as const satisfies Record<string, OperationShape>;
  const has = (verb: (typeof verbs)[number]) => verbs.includes(verb);
  const operation = (shape: OperationShape) => ({
    [shape.method]: operationOf(definition, item, shape, offersApply),
  });

  const paths: Record<string, PathItem> = {
    [collection]: {
      ...(has('list') ? operation(lists) : {}),
      ...(has('create') ? operation(shapes.create) : {}),
      parameters: scope,
    },
  };
  if (has('get')) {
    paths[`${collection}/{name}`] = {
      ...operation(shapes.get),
      ...(has('update') ? operation(shapes.update) : {}),
      ...(has('patch') ? operation(shapes.patch) : {}),
      ...(has('delete') ? operation(shapes.delete) : {}),
      parameters: named,
    };
  }
  if (definition.hasStatus) {
    const status = { ...operation(shapes.get), ...operation(shapes.update), ...operation(shapes.patch) };
    paths[`${collection}/{name}/status`] = { ...status, parameters: named };
  }
  if (namespaced && has('list')) {
    paths[`${root}/${plural}`] = operation(lists);
  }
  return paths;
}

function operationOf(
  definition: ResourceDefinition,
  item: string,
  shape: OperationShape,
  offersApply: boolean,
): Operation {
  const { group, version, kind } = definition;
  const body: Parameter = {
    in: 'body',
    name: 'body',
    required: true,
    schema: { $ref: `${definitionPrefix}${item}` },
  };
  const patchBody: Parameter = {
    ...body,
    schema: { $ref: `${definitionPrefix}io.k8s.apimachinery.pkg.apis.meta.v1.Patch` },
  };
  const isPatch = shape.method === 'patch';
  return {
    operationId: `${shape.action}${definition.namespaced ? 'Namespaced' : ''}${groupWord(group)}${kind}`,
    description: `${shape.action} ${kind}`,
    ...(isPatch ? { consumes: patchTypes(definition, offersApply) } : {}),
    produces: [json],
    tags: [`${group === '' ? 'core' : group.split('.')[0]}_${version}`],
    parameters: [...(isPatch ? [patchBody] : []), ...(shape.takesBody ? [body] : []), ...shape.parameters],
    responses: { 200: { description: 'OK', schema: { $ref: `${definitionPrefix}${shape.answers}` } } },
    'x-kubernetes-action': shape.action,
    'x-kubernetes-group-version-kind': { group, version, kind },
  };
}

function patchTypes(definition: ResourceDefinition, offersApply: boolean): string[] {
  return [
    'application/json-patch+json',
    'application/merge-patch+json',
    ...(definition.origin === 'builtin' ? ['application/strategic-merge-patch+json'] : []),
    ...(offersApply ? ['application/apply-patch+yaml'] : []),
  ];
}

function pathParameter(name: string, description: string): Parameter {
  return { in: 'path', name, type: 'string', description, required: true, uniqueItems: true };
}

function groupWord(group: string): string {
  const word = group === '' ? 'core' : (group.split('.')[0] ?? '');
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
