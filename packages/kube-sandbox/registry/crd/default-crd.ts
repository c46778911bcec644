import { type ApiObject, isFields, textOf } from '../../meta/api-object.ts';

/** Fills in the names that follow from others, and the conversion. Changes it in place. */
export function defaultCustomResourceDefinition(object: ApiObject): void {
  const spec = object.spec;
  if (!isFields(spec)) return;
  const names = spec.names;
  if (isFields(names)) {
    const kind = textOf(names.kind);
    if (kind && !textOf(names.singular)) names.singular = kind.toLowerCase();
    if (kind && !textOf(names.listKind)) names.listKind = `${kind}List`;
  }
  if (!isFields(spec.conversion)) spec.conversion = { strategy: 'None' };
}
