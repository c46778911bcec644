import { type ApiObject, fieldsOf, isFields, listOf, type ObjectMeta, textOf } from './api-object.ts';
import { type FieldError, forbiddenField, invalidValue, required, tooLong } from './field-error.ts';
import {
  type NameValidator,
  validateDnsLabel,
  validateLabelValue,
  validatePathSegment,
  validateQualifiedName,
} from './validate-name.ts';

const maxAnnotationBytes = 256 * 1024;

export function validateLabels(path: string, labels: unknown): FieldError[] {
  const errors: FieldError[] = [];
  for (const [key, value] of Object.entries(fieldsOf(labels))) {
    errors.push(...validateQualifiedName(key).map((problem) => invalidValue(path, key, problem)));
    errors.push(...validateLabelValue(textOf(value)).map((problem) => invalidValue(path, value, problem)));
  }
  return errors;
}

function validateAnnotations(path: string, annotations: unknown): FieldError[] {
  const errors: FieldError[] = [];
  let bytes = 0;
  for (const [key, value] of Object.entries(fieldsOf(annotations))) {
    errors.push(
      ...validateQualifiedName(key.toLowerCase()).map((problem) => invalidValue(path, key, problem)),
    );
    bytes += Buffer.byteLength(key) + Buffer.byteLength(textOf(value));
  }
  if (bytes > maxAnnotationBytes) errors.push(tooLong(path, maxAnnotationBytes));
  return errors;
}

function validateOwners(path: string, owners: unknown): FieldError[] {
  const errors: FieldError[] = [];
  let controller = '';
  listOf(owners).forEach((item) => {
    const owner = fieldsOf(item);
    const version = textOf(owner.apiVersion).split('/').at(-1);
    if (!version)
      errors.push(invalidValue(`${path}.apiVersion`, textOf(owner.apiVersion), 'version must not be empty'));
    for (const field of ['kind', 'name', 'uid']) {
      if (!textOf(owner[field]))
        errors.push(invalidValue(`${path}.${field}`, '', `${field} must not be empty`));
    }
    if (owner.controller !== true) return;
    if (controller) {
      const detail = `Only one reference can have Controller set to true. Found "true" in references for ${controller} and ${textOf(owner.name)}`;
      errors.push(invalidValue(path, owners, detail));
    } else controller = textOf(owner.name);
  });
  return errors;
}

function validateFinalizers(path: string, finalizers: readonly string[]): FieldError[] {
  const errors = finalizers.flatMap((name) =>
    validateQualifiedName(name).map((problem) => invalidValue(path, name, problem)),
  );
  if (finalizers.includes('orphan') && finalizers.includes('foregroundDeletion')) {
    errors.push(invalidValue(path, finalizers, 'finalizer orphan and foregroundDeletion cannot be both set'));
  }
  return errors;
}

/** The rules of metadata that hold for every kind. */
export function validateMeta(
  meta: ObjectMeta,
  namespaced: boolean,
  validateName: NameValidator,
): FieldError[] {
  const errors: FieldError[] = [];
  if (meta.generateName) {
    const masked = meta.generateName.replace(/-$/, 'a');
    errors.push(
      ...validateName(masked).map((problem) =>
        invalidValue('metadata.generateName', meta.generateName, problem),
      ),
    );
  }
  if (!meta.name) errors.push(required('metadata.name', 'name or generateName is required'));
  else
    errors.push(
      ...validateName(meta.name).map((problem) => invalidValue('metadata.name', meta.name, problem)),
    );
  if (namespaced) {
    const namespace = meta.namespace ?? '';
    if (!namespace) errors.push(required('metadata.namespace'));
    else {
      errors.push(
        ...validateDnsLabel(namespace).map((problem) =>
          invalidValue('metadata.namespace', namespace, problem),
        ),
      );
    }
  } else if (meta.namespace) errors.push(forbiddenField('metadata.namespace', 'not allowed on this type'));
  errors.push(...validateLabels('metadata.labels', meta.labels));
  errors.push(...validateAnnotations('metadata.annotations', meta.annotations));
  errors.push(...validateOwners('metadata.ownerReferences', meta.ownerReferences));
  errors.push(...validateFinalizers('metadata.finalizers', meta.finalizers ?? []));
  return errors;
}

/** What an update may not do to metadata. */
export function validateMetaUpdate(next: ObjectMeta, previous: ObjectMeta): FieldError[] {
  const errors: FieldError[] = [];
  if (previous.deletionTimestamp) {
    const added = (next.finalizers ?? []).filter((name) => !previous.finalizers?.includes(name));
    if (added.length > 0) {
      const shown = added
        .sort()
        .map((name) => JSON.stringify(name))
        .join(', ');
      errors.push(
        forbiddenField(
          'metadata.finalizers',
          `no new finalizers can be added if the object is being deleted, found new finalizers []string{${shown}}`,
        ),
      );
    }
  }
  for (const field of ['name', 'namespace', 'uid'] as const) {
    if ((next[field] ?? '') !== (previous[field] ?? '')) {
      errors.push(invalidValue(`metadata.${field}`, next[field] ?? '', 'field is immutable'));
    }
  }
  return errors;
}

const textMaps = ['labels', 'annotations'] as const;

function textMap(meta: { [key: string]: unknown }, field: string): string | undefined {
  const value = meta[field];
  if (value === undefined || value === null) return undefined;
  if (!isFields(value)) return `metadata.${field}: expected an object of strings`;
  const bad = Object.entries(value).find(([, entry]) => typeof entry !== 'string');
  return bad ? `metadata.${field}.${bad[0]}: expected a string, found ${JSON.stringify(bad[1])}` : undefined;
}

/** Finds a type error in metadata that would make it unreadable; undefined when its types are right. */
export function metaTypeProblem(object: ApiObject): string | undefined {
  if (!isFields(object.metadata)) return 'metadata: expected an object';
  const meta: { [key: string]: unknown } = { ...object.metadata };
  for (const field of ['name', 'generateName', 'namespace', 'uid', 'resourceVersion']) {
    const value = meta[field];
    if (value !== undefined && value !== null && typeof value !== 'string')
      return `metadata.${field}: expected a string`;
  }
  for (const field of textMaps) {
    const problem = textMap(meta, field);
    if (problem) return problem;
  }
  const finalizers = meta.finalizers;
  if (finalizers !== undefined && finalizers !== null) {
    if (!Array.isArray(finalizers) || finalizers.some((name) => typeof name !== 'string')) {
      return 'metadata.finalizers: expected a list of strings';
    }
  }
  return undefined;
}

export const defaultNameValidator: NameValidator = validatePathSegment;
