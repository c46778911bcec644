import { type ApiObject, type Fields, fieldsOf, isFields, listOf, textOf } from '../../meta/api-object.ts';
import {
  duplicateValue,
  type FieldError,
  invalidValue,
  required,
  unsupportedValue,
} from '../../meta/field-error.ts';
import { validateDns1035Label, validateDnsSubdomain } from '../../meta/validate-name.ts';
import type { Schema } from '../../schema/schema.ts';
import { validateSchema } from '../../schema/validate-schema.ts';
import { validateStructural } from './validate-structural.ts';

const approvalAnnotation = 'api-approved.kubernetes.io';

function validateNames(names: Fields): FieldError[] {
  const errors: FieldError[] = [];
  for (const [field, lower] of [
    ['plural', false],
    ['singular', false],
    ['kind', true],
    ['listKind', true],
  ] as const) {
    const name = textOf(names[field]);
    if (!name) {
      if (field === 'plural' || field === 'kind') errors.push(required(`spec.names.${field}`));
      continue;
    }
    const problems = validateDns1035Label(lower ? name.toLowerCase() : name);
    errors.push(...problems.map((problem) => invalidValue(`spec.names.${field}`, name, problem)));
  }
  for (const field of ['shortNames', 'categories']) {
    listOf(names[field]).forEach((item, i) => {
      const problems = validateDns1035Label(textOf(item));
      errors.push(...problems.map((problem) => invalidValue(`spec.names.${field}[${i}]`, item, problem)));
    });
  }
  if (names.kind && names.kind === names.listKind) {
    errors.push(invalidValue('spec.names.listKind', names.listKind, 'kind and listKind may not be the same'));
  }
  return errors;
}

function validateDefaults(path: string, schema: Schema): FieldError[] {
  const errors: FieldError[] = [];
  if (schema.default !== undefined) {
    errors.push(
      ...validateSchema(schema, schema.default).map((error) => ({
        ...error,
        field: error.field ? `${path}.default.${error.field}` : `${path}.default`,
      })),
    );
  }
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    errors.push(...validateDefaults(`${path}.properties[${name}]`, property));
  }
  if (isFields(schema.items)) errors.push(...validateDefaults(`${path}.items`, schema.items));
  return errors;
}

const rootOnly = [
  ...['description', 'type', 'format', 'title', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum'],
  ...['maxLength', 'minLength', 'pattern', 'maxItems', 'minItems', 'uniqueItems', 'multipleOf', 'required'],
  ...['items', 'properties', 'externalDocs', 'example', 'x-kubernetes-preserve-unknown-fields'],
];

/** Beside a status of its own an object as a whole knows few rules. */
function validateRoot(path: string, schema: Fields): FieldError[] {
  const others = Object.keys(schema).filter((name) => !rootOnly.includes(name));
  const detail =
    'only [Description Type Format Title Maximum ExclusiveMaximum Minimum ExclusiveMinimum MaxLength MinLength Pattern MaxItems MinItems UniqueItems MultipleOf Required Items Properties ExternalDocs Example XPreserveUnknownFields] fields are allowed at the root of the schema if the status subresource is enabled';
  return others.length === 0 ? [] : [invalidValue(path, others.join(', '), detail)];
}

function validateVersion(version: Fields, path: string): FieldError[] {
  const errors: FieldError[] = [];
  const name = textOf(version.name);
  const problems = validateDns1035Label(name);
  errors.push(...problems.map((problem) => invalidValue(`${path}.name`, name, problem)));
  const schema = fieldsOf(version.schema).openAPIV3Schema;
  const at = `${path}.schema.openAPIV3Schema`;
  if (!isFields(schema)) errors.push(required(at, 'schemas are required'));
  else {
    if (isFields(fieldsOf(version.subresources).status)) errors.push(...validateRoot(at, schema));
    const structural = validateStructural(at, schema);
    errors.push(...structural);
    if (structural.length === 0) errors.push(...validateDefaults(at, schema as Schema));
  }
  const scale = fieldsOf(version.subresources).scale;
  if (isFields(scale)) {
    for (const [field, root] of [
      ['specReplicasPath', '.spec.'],
      ['statusReplicasPath', '.status.'],
    ] as const) {
      const value = textOf(scale[field]);
      if (!value) errors.push(required(`${path}.subresources.scale.${field}`));
      else if (!value.startsWith(root)) {
        errors.push(
          invalidValue(
            `${path}.subresources.scale.${field}`,
            value,
            `should be a json path under ${root.slice(0, -1)}`,
          ),
        );
      }
    }
  }
  listOf(version.additionalPrinterColumns).forEach((item, i) => {
    const column = fieldsOf(item);
    for (const field of ['name', 'type', 'jsonPath']) {
      if (!textOf(column[field])) errors.push(required(`${path}.additionalPrinterColumns[${i}].${field}`));
    }
    const types = ['boolean', 'date', 'integer', 'number', 'string'];
    if (column.type && !types.includes(textOf(column.type))) {
      errors.push(
        invalidValue(
          `${path}.additionalPrinterColumns[${i}].type`,
          column.type,
          `must be one of ${types.join(',')}`,
        ),
      );
    }
  });
  return errors;
}

export function validateCustomResourceDefinition(object: ApiObject): FieldError[] {
  const errors: FieldError[] = [];
  const spec = fieldsOf(object.spec);
  const names = fieldsOf(spec.names);
  const group = textOf(spec.group);
  const expected = `${textOf(names.plural)}.${group}`;
  if (object.metadata.name !== expected) {
    errors.push(
      invalidValue('metadata.name', object.metadata.name, 'must be spec.names.plural+"."+spec.group'),
    );
  }
  if (!group) errors.push(required('spec.group'));
  else if (!group.includes('.'))
    errors.push(invalidValue('spec.group', group, 'should be a domain with at least one dot'));
  else
    errors.push(...validateDnsSubdomain(group).map((problem) => invalidValue('spec.group', group, problem)));
  const isProtected = /(^|\.)(k8s|kubernetes)\.io$/.test(group);
  if (isProtected && !object.metadata.annotations?.[approvalAnnotation]) {
    errors.push(
      required(
        `metadata.annotations[${approvalAnnotation}]`,
        'protected groups must have approval annotation "api-approved.kubernetes.io", see https://github.com/kubernetes/enhancements/pull/1111',
      ),
    );
  }
  const scopes = ['Cluster', 'Namespaced'];
  if (!textOf(spec.scope)) errors.push(required('spec.scope'));
  else if (!scopes.includes(textOf(spec.scope)))
    errors.push(unsupportedValue('spec.scope', spec.scope, scopes));
  errors.push(...validateNames(names));
  const versions = listOf(spec.versions).map(fieldsOf);
  if (versions.length === 0)
    errors.push(invalidValue('spec.versions', spec.versions ?? null, 'must have at least one version'));
  if (versions.filter((version) => version.storage === true).length !== 1) {
    const shown = versions.map((version) => version.name);
    errors.push(
      invalidValue('spec.versions', shown, 'must have exactly one version marked as storage version'),
    );
  }
  const seen = new Set<unknown>();
  versions.forEach((version, i) => {
    if (seen.has(version.name)) errors.push(duplicateValue(`spec.versions[${i}].name`, version.name));
    seen.add(version.name);
    errors.push(...validateVersion(version, `spec.versions[${i}]`));
  });
  if (spec.preserveUnknownFields === true) {
    errors.push(
      invalidValue(
        'spec.preserveUnknownFields',
        true,
        'cannot set to true, set x-preserve-unknown-fields to true in spec.versions[*].schema instead',
      ),
    );
  }
  const strategy = fieldsOf(spec.conversion).strategy;
  if (strategy === 'Webhook') {
    errors.push(
      invalidValue(
        'spec.conversion.strategy',
        strategy,
        'the sandbox calls no webhooks, only None is supported',
      ),
    );
  } else if (strategy !== 'None')
    errors.push(unsupportedValue('spec.conversion.strategy', strategy, ['None', 'Webhook']));
  return errors;
}

/** What may not change once names are established. */
export function validateCustomResourceDefinitionUpdate(next: ApiObject, previous: ApiObject): FieldError[] {
  const errors: FieldError[] = [];
  const after = fieldsOf(next.spec);
  const before = fieldsOf(previous.spec);
  for (const field of ['group', 'scope']) {
    if (after[field] !== before[field])
      errors.push(invalidValue(`spec.${field}`, after[field], 'field is immutable'));
  }
  for (const field of ['plural', 'kind']) {
    const value = fieldsOf(after.names)[field];
    if (value !== fieldsOf(before.names)[field])
      errors.push(invalidValue(`spec.names.${field}`, value, 'field is immutable'));
  }
  const kept = new Set(listOf(after.versions).map((version) => fieldsOf(version).name));
  listOf(fieldsOf(previous.status).storedVersions).forEach((name, i) => {
    if (!kept.has(name))
      errors.push(invalidValue(`status.storedVersions[${i}]`, name, 'must appear in spec.versions'));
  });
  return errors;
}
