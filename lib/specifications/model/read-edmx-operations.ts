import { attributeOf, nodesOf, type XmlNode } from '../parse-edmx.ts';
import type { ODataModel, ODataOperation, ODataParameter } from './odata-model.ts';
import { isOptionalParameter } from './odata-restrictions.ts';
import { type EdmxMeans, readEdmxValue } from './read-edmx-means.ts';

type Operations = Pick<ODataModel, 'operations' | 'imports'>;

/** The actions and functions of a `$metadata` document, and what calls them by a name of its own. */
export function readEdmxOperations(schemas: readonly XmlNode[], means: EdmxMeans): Operations {
  const declared = schemas.flatMap((schema) => {
    const namespace = attributeOf(schema, 'Namespace');
    return (['Action', 'Function'] as const).flatMap((kind) =>
      nodesOf(schema[kind]).map((node) => readOperation(kind, namespace, node, means)),
    );
  });
  const called = schemas
    .flatMap((schema) => nodesOf(schema.EntityContainer))
    .flatMap((container) => [
      ...nodesOf(container.FunctionImport).map((node) => readImport('Function', node, means)),
      ...nodesOf(container.ActionImport).map((node) => readImport('Action', node, means)),
    ]);
  return {
    operations: [...declared, ...called.flatMap(({ operations }) => operations)],
    imports: called.flatMap(({ imports }) => imports),
  };
}

function readImport(element: 'Action' | 'Function', node: XmlNode, means: EdmxMeans): Operations {
  const operation = attributeOf(node, element);
  if (operation === '') {
    return describedByItself(node, means);
  }
  const method = element === 'Action' ? 'POST' : 'GET';
  return {
    operations: [],
    imports: [{ name: attributeOf(node, 'Name'), method, operation: means.fullName(operation) }],
  };
}

function readOperation(
  element: 'Action' | 'Function',
  namespace: string,
  node: XmlNode,
  means: EdmxMeans,
): ODataOperation {
  const name = `${namespace}.${attributeOf(node, 'Name')}`;
  const parameters = nodesOf(node.Parameter);
  const isBound = attributeOf(node, 'IsBound') === 'true';
  return {
    name,
    kind: element === 'Action' ? 'action' : 'function',
    boundTo: isBound ? means.fullName(attributeOf(parameters[0], 'Type')) : '',
    parameters: parameters.slice(isBound ? 1 : 0).map((one) => readParameter(one, name, means)),
    ...readResult(node, means),
    ...(attributeOf(node, 'IsComposable') === 'true' ? { isComposable: true } : {}),
  };
}

/** Up to version 3 the type may be an attribute. */
function readResult(node: XmlNode, means: EdmxMeans): Pick<ODataOperation, 'result'> {
  const [result = {}] = nodesOf(node.ReturnType);
  const type = attributeOf(result, 'Type') || attributeOf(node, 'ReturnType');
  return type === '' ? {} : { result: readEdmxValue(result, type, means) };
}

function readParameter(node: XmlNode, owner: string, means: EdmxMeans): ODataParameter {
  const name = attributeOf(node, 'Name');
  const isOptional = isOptionalParameter(means.annotationsOf(`${owner}/${name}`, node));
  return {
    name,
    ...readEdmxValue(node, attributeOf(node, 'Type'), means),
    ...(isOptional ? { isOptional } : {}),
  };
}

/** In OData 2 and 3 an import has parameters and a result of its own, in 3 it may be bound to a type. */
function describedByItself(node: XmlNode, means: EdmxMeans): Operations {
  const name = attributeOf(node, 'Name');
  const isBound = attributeOf(node, 'IsBindable') === 'true';
  const method = methodOf(node);
  const parameters = nodesOf(node.Parameter);
  const operation: ODataOperation = {
    name,
    kind: method === 'GET' ? 'function' : 'action',
    boundTo: isBound ? means.fullName(attributeOf(parameters[0], 'Type')) : '',
    parameters: parameters.slice(isBound ? 1 : 0).map((one) => readParameter(one, name, means)),
    ...readResult(node, means),
    ...(attributeOf(node, 'IsComposable') === 'true' ? { isComposable: true } : {}),
  };
  return { operations: [operation], imports: isBound ? [] : [{ name, method, operation: name }] };
}

/** OData 2 states it; in 3 whatever is not said to have no side effects may have some. */
function methodOf(node: XmlNode): string {
  const stated = attributeOf(node, 'HttpMethod').toUpperCase();
  const isOfVersion3 = node['@IsSideEffecting'] !== undefined || node['@IsBindable'] !== undefined;
  const isSideEffecting = isOfVersion3 && attributeOf(node, 'IsSideEffecting') !== 'false';
  return stated || (isSideEffecting ? 'POST' : 'GET');
}
