import { fieldsOf, isFields } from '../../meta/api-object.ts';
import {
  type FieldError,
  forbiddenField,
  invalidValue,
  required,
  unsupportedValue,
} from '../../meta/field-error.ts';

const types = ['array', 'boolean', 'integer', 'number', 'object', 'string'];
const values = ['allOf', 'anyOf', 'oneOf'];

type Node = { [key: string]: unknown };

function validateNode(path: string, schema: unknown, isRoot: boolean): FieldError[] {
  const node = fieldsOf(schema);
  const free =
    node['x-kubernetes-preserve-unknown-fields'] === true || node['x-kubernetes-int-or-string'] === true;
  const errors = [
    ...validateType(path, node, isRoot, free),
    ...validateForbidden(path, node),
    ...validateList(path, node, free),
  ];
  for (const [name, property] of Object.entries(fieldsOf(node.properties))) {
    if (isRoot && name === 'metadata') continue;
    errors.push(...validateNode(`${path}.properties[${name}]`, property, false));
  }
  if (isFields(node.items)) errors.push(...validateNode(`${path}.items`, node.items, false));
  if (isFields(node.additionalProperties)) {
    errors.push(...validateNode(`${path}.additionalProperties`, node.additionalProperties, false));
  }
  return [...errors, ...validateValueParts(path, node)];
}

function validateType(path: string, node: Node, isRoot: boolean, free: boolean): FieldError[] {
  const field = `${path}.type`;
  if (node.type === undefined || node.type === '') {
    if (isRoot) return [required(field, 'must not be empty at the root')];
    return free ? [] : [required(field, 'must not be empty for specified object fields')];
  }
  if (!types.includes(String(node.type))) return [unsupportedValue(field, node.type, types)];
  const isWrongRoot = isRoot && node.type !== 'object';
  return isWrongRoot ? [invalidValue(field, node.type, 'must be object at the root')] : [];
}

function validateForbidden(path: string, node: Node): FieldError[] {
  const errors: FieldError[] = [];
  const forbid = (field: string, detail: string): void => {
    errors.push(forbiddenField(`${path}.${field}`, detail));
  };
  if (node.$ref !== undefined) forbid('$ref', '$ref is not supported');
  if (node.uniqueItems === true) {
    forbid('uniqueItems', 'uniqueItems cannot be set to true since the runtime complexity becomes quadratic');
  }
  if (node.properties !== undefined && node.additionalProperties !== undefined) {
    forbid('additionalProperties', 'additionalProperties and properties are mutual exclusive');
  } else if (node.additionalProperties === false) {
    forbid('additionalProperties', 'additionalProperties cannot be set to false');
  }
  return errors;
}

function validateList(path: string, node: Node, free: boolean): FieldError[] {
  const errors: FieldError[] = [];
  if (node.type === 'array' && node.items === undefined && !free)
    errors.push(required(`${path}.items`, 'must be specified'));
  if (node['x-kubernetes-list-type'] === 'map' && node['x-kubernetes-list-map-keys'] === undefined) {
    errors.push(
      required(`${path}.x-kubernetes-list-map-keys`, 'must not be empty if x-kubernetes-list-type is map'),
    );
  }
  return errors;
}

/** Inside allOf, anyOf, oneOf and not only values may be restricted, not the structure. */
function validateValueParts(path: string, node: Node): FieldError[] {
  const errors: FieldError[] = [];
  const check = (at: string, part: unknown): void => {
    for (const field of ['description', 'default', 'additionalProperties', 'nullable']) {
      if (fieldsOf(part)[field] !== undefined)
        errors.push(forbiddenField(`${at}.${field}`, 'must be undefined to be structural'));
    }
  };
  for (const field of values) {
    const parts = node[field];
    if (Array.isArray(parts))
      parts.forEach((part, i) => {
        check(`${path}.${field}[${i}]`, part);
      });
  }
  if (isFields(node.not)) check(`${path}.not`, node.not);
  return errors;
}

/** Checks that a schema is structural: every field typed, nothing that pruning could not follow. */
export function validateStructural(path: string, schema: unknown): FieldError[] {
  return validateNode(path, schema, true);
}
