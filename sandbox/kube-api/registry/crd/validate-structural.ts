import { fieldsOf, isFields } from '../../meta/api-object.ts';
import { type FieldError, forbiddenField, required, unsupportedValue } from '../../meta/field-error.ts';

const types = ['array', 'boolean', 'integer', 'number', 'object', 'string'];
const values = ['allOf', 'anyOf', 'oneOf'];

function validateNode(path: string, schema: unknown, isRoot: boolean): FieldError[] {
  const node = fieldsOf(schema);
  const errors: FieldError[] = [];
  const free =
    node['x-kubernetes-preserve-unknown-fields'] === true || node['x-kubernetes-int-or-string'] === true;
  if (node.type === undefined || node.type === '') {
    if (isRoot) errors.push(required(`${path}.type`, 'must not be empty at the root'));
    else if (!free) errors.push(required(`${path}.type`, 'must not be empty for specified object fields'));
  } else if (!types.includes(String(node.type))) {
    errors.push(unsupportedValue(`${path}.type`, node.type, types));
  } else if (isRoot && node.type !== 'object') {
    errors.push({
      type: 'FieldValueInvalid',
      field: `${path}.type`,
      value: node.type,
      detail: 'must be object at the root',
    });
  }
  if (node.$ref !== undefined) errors.push(forbiddenField(`${path}.$ref`, '$ref is not supported'));
  if (node.uniqueItems === true) {
    errors.push(
      forbiddenField(
        `${path}.uniqueItems`,
        'uniqueItems cannot be set to true since the runtime complexity becomes quadratic',
      ),
    );
  }
  if (node.properties !== undefined && node.additionalProperties !== undefined) {
    errors.push(
      forbiddenField(
        `${path}.additionalProperties`,
        'additionalProperties and properties are mutual exclusive',
      ),
    );
  } else if (node.additionalProperties === false) {
    errors.push(
      forbiddenField(`${path}.additionalProperties`, 'additionalProperties cannot be set to false'),
    );
  }
  if (node.type === 'array' && node.items === undefined && !free)
    errors.push(required(`${path}.items`, 'must be specified'));
  if (node['x-kubernetes-list-type'] === 'map' && node['x-kubernetes-list-map-keys'] === undefined) {
    errors.push(
      required(`${path}.x-kubernetes-list-map-keys`, 'must not be empty if x-kubernetes-list-type is map'),
    );
  }
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

/** Inside allOf, anyOf, oneOf and not only values may be restricted, not the structure. */
function validateValueParts(path: string, node: { [key: string]: unknown }): FieldError[] {
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
