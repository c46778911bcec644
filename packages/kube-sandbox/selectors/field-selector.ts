import { badRequest } from '../meta/api-error.ts';
import type { ApiObject } from '../meta/api-object.ts';
import type { ResourceDefinition } from '../registry/resource-definition.ts';

export interface FieldTerm {
  field: string;
  equal: boolean;
  value: string;
}

function withoutEscapes(value: string): string {
  return value.replace(/\\([\\,=])/g, '$1');
}

/** Parses a `fieldSelector`: `a=b`, `a==b`, `a!=b`, joined by commas; `\` escapes. Throws a 400. */
export function parseFieldSelector(selector: string): FieldTerm[] {
  if (!selector.trim()) return [];
  return selector.split(/(?<!\\),/).map((term) => {
    const parts = /^(.*?)(?<!\\)(!=|==|=)(.*)$/.exec(term);
    if (!parts) throw badRequest(`invalid selector: '${selector}'; can't understand '${term}'`);
    return {
      field: (parts[1] ?? '').trim(),
      equal: parts[2] !== '!=',
      value: withoutEscapes(parts[3] ?? ''),
    };
  });
}

function selectableFields(definition: ResourceDefinition, object: ApiObject): { [path: string]: string } {
  return {
    ...definition.strategy.selectableFields?.(object),
    'metadata.name': object.metadata.name,
    ...(definition.namespaced ? { 'metadata.namespace': object.metadata.namespace ?? '' } : {}),
  };
}

const probe: ApiObject = { apiVersion: '', kind: '', metadata: { name: '' } };

/** Refuses fields that the kind cannot be selected by. */
export function checkFieldTerms(definition: ResourceDefinition, terms: readonly FieldTerm[]): void {
  const { origin, strategy } = definition;
  const known = selectableFields(definition, probe);
  const stranger = terms.find(({ field }) => !Object.hasOwn(known, field))?.field;
  if (stranger === undefined) return;
  const only = '"metadata.name", "metadata.namespace"';
  throw badRequest(
    origin === 'builtin' && !strategy.selectableFields
      ? `${JSON.stringify(stranger)} is not a known field selector: only ${only}`
      : `field label not supported: ${stranger}`,
  );
}

export function matchesFields(
  definition: ResourceDefinition,
  terms: readonly FieldTerm[],
  object: ApiObject,
): boolean {
  if (terms.length === 0) return true;
  const fields = selectableFields(definition, object);
  return terms.every((term) => (fields[term.field] === term.value) === term.equal);
}
