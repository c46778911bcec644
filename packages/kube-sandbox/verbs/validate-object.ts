import { invalid } from '../meta/api-error.ts';
import type { ApiObject } from '../meta/api-object.ts';
import { type FieldError, invalidValue } from '../meta/field-error.ts';
import { defaultNameValidator, validateMeta, validateMetaUpdate } from '../meta/validate-meta.ts';
import { validateDnsSubdomain } from '../meta/validate-name.ts';
import type { ResourceDefinition } from '../registry/resource-definition.ts';
import { validateSchema } from '../schema/validate-schema.ts';

const standardFinalizers = ['kubernetes', 'orphan', 'foregroundDeletion'];

/** Built-in kinds also want a finalizer to carry its maker's domain. */
function validateFinalizerDomains(definition: ResourceDefinition, object: ApiObject): FieldError[] {
  const isStrict = definition.origin === 'builtin' && definition.group !== 'apiextensions.k8s.io';
  if (!isStrict) return [];
  const detail = 'name is neither a standard finalizer name nor is it fully qualified';
  return (object.metadata.finalizers ?? []).flatMap((name, i) =>
    name.includes('/') || standardFinalizers.includes(name)
      ? []
      : [invalidValue(`metadata.finalizers[${i}]`, name, detail)],
  );
}

function nameValidator(definition: ResourceDefinition): (name: string) => string[] {
  return (
    definition.strategy.validateName ??
    (definition.origin === 'builtin' ? validateDnsSubdomain : defaultNameValidator)
  );
}

/** Throws 422 naming every rule that a new object breaks. */
export function validateNew(definition: ResourceDefinition, object: ApiObject): void {
  const errors = validateMeta(object.metadata, definition.namespaced, nameValidator(definition));
  errors.push(...validateFinalizerDomains(definition, object));
  if (definition.origin === 'custom') errors.push(...validateSchema(definition.schema, object));
  errors.push(...(definition.strategy.validate?.(object) ?? []));
  if (errors.length > 0) throw invalid(definition.group, definition.kind, object.metadata.name, errors);
}

/** Throws 422 naming every rule that a changed object breaks. */
export function validateChanged(
  definition: ResourceDefinition,
  next: ApiObject,
  previous: ApiObject,
  subresource: string,
): void {
  const errors = validateMeta(next.metadata, definition.namespaced, defaultNameValidator);
  errors.push(...validateFinalizerDomains(definition, next));
  errors.push(...validateMetaUpdate(next.metadata, previous.metadata));
  if (definition.origin === 'custom') errors.push(...validateSchema(definition.schema, next));
  else if (subresource !== 'status') {
    errors.push(...(definition.strategy.validate?.(next) ?? []));
    errors.push(...(definition.strategy.validateUpdate?.(next, previous) ?? []));
  }
  if (errors.length > 0) throw invalid(definition.group, definition.kind, next.metadata.name, errors);
}
