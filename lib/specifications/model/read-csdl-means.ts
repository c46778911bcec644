import { readFacets } from './odata-facets.ts';
import type { ODataValue } from './odata-model.ts';
import type { FullName } from './odata-names.ts';
import { type Annotations, noAnnotations } from './odata-restrictions.ts';
import { type JsonObject, objectOf, textOf } from './read-values.ts';

export type CsdlMember = [name: string, value: unknown];

/** What the parts of one CSDL JSON document are read with. */
export interface CsdlMeans {
  fullName: FullName;
  /** What is said about the element at `path`, there or in its members that begin with `@`. */
  annotationsOf(path: string, element: JsonObject): Annotations;
}

/** Members with a name of their own: `$` begins the language's words, `@` annotations. */
export function membersOf(value: unknown): CsdlMember[] {
  return Object.entries(objectOf(value)).filter(([name]) => !name.startsWith('$') && !name.includes('@'));
}

/** @param fullName of the document: targets and terms may be written with aliases */
export function readCsdlAnnotations(
  schemas: readonly JsonObject[],
  fullName: FullName,
): CsdlMeans['annotationsOf'] {
  const elsewhere = new Map<string, JsonObject[]>();
  for (const [target, facts] of schemas.flatMap(({ $Annotations }) =>
    Object.entries(objectOf($Annotations)),
  )) {
    const [first = '', ...rest] = target.split('/');
    const path = [fullName(first), ...rest].join('/');
    elsewhere.set(path, [...(elsewhere.get(path) ?? []), objectOf(facts)]);
  }
  return (path, element) => {
    const all = [element, ...(elsewhere.get(path) ?? [])].flatMap((facts) =>
      Object.entries(facts).filter(([name]) => name.startsWith('@')),
    );
    return all.length === 0
      ? noAnnotations
      : new Map(all.map(([name, value]) => [fullName(name.slice(1)), value]));
  };
}

/** Type and facets as properties, parameters and results state them. */
export function readCsdlValue(facts: JsonObject, { fullName }: CsdlMeans): ODataValue {
  const type = textOf(facts.$Type) || 'Edm.String';
  const full = fullName(type);
  return {
    type: facts.$Collection === true ? `Collection(${full})` : full,
    nullable: facts.$Nullable === true,
    ...readCsdlFacets(facts, type),
  };
}

export function readCsdlFacets(facts: JsonObject, type: string): Pick<ODataValue, 'facets' | 'rules'> {
  const { $MaxLength: maxLength, $Precision: precision, $Scale: scale, $Unicode: unicode } = facts;
  return readFacets(type, { maxLength, precision, scale, unicode }, true);
}
