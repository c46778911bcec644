'use client';

import { createContext, useContext } from 'react';
import type { Texts } from '#lib/client/text-types.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { SchemaModel, SharedSchema } from '#lib/specifications/model/specification-model.ts';

/** The shared schemas of the document that is shown, by their key. */
export const SharedSchemas = createContext<ReadonlyMap<string, SharedSchema>>(new Map());

export function byKey(schemas: readonly SharedSchema[]): ReadonlyMap<string, SharedSchema> {
  return new Map(schemas.map((schema) => [schema.key, schema]));
}

/** What is known already with what came later; an outline takes the place of nothing. */
export function withSchemas(
  known: ReadonlyMap<string, SharedSchema>,
  more: readonly SharedSchema[],
): ReadonlyMap<string, SharedSchema> {
  const added = more.filter(({ key, at }) => at === undefined || !known.has(key));
  return added.length === 0 ? known : new Map([...known, ...byKey(added)]);
}

export interface FoundSchema {
  name: string | undefined;
  schema: SchemaModel;
  /** There where the page does not have the schema yet. */
  outline: SharedSchema | undefined;
}

/** The schema itself, or the shared one it refers to, with its name. */
export function useSchema(schema: SchemaModel): FoundSchema {
  const shared = useContext(SharedSchemas);
  const first = schema.ref === undefined ? undefined : shared.get(schema.ref);
  let found = first;
  // a shared schema may be another name for the next one, or for itself
  for (let steps = 0; found?.schema.ref !== undefined && steps < longestChain; steps += 1) {
    found = shared.get(found.schema.ref);
  }
  const outline = found?.at === undefined ? undefined : found;
  return { name: first?.name, schema: found?.schema ?? schema, outline };
}

const longestChain = 20;

/** The type in words: `array of Order`, `string (date-time)`. */
export function useTypeWords(schema: SchemaModel): string {
  const shared = useContext(SharedSchemas);
  const t = useTexts('specifications');
  return typeWords(schema, { shared, t }, 0);
}

const deepest = 5;
const mostVariants = 10;

interface WordsContext {
  shared: ReadonlyMap<string, SharedSchema>;
  t: Texts<'specifications'>;
}

const variantWords = { 'all of': 'allOfParts', 'one of': 'oneOfParts', 'any of': 'anyOfParts' } as const;

function typeWords(schema: SchemaModel, context: WordsContext, depth: number): string {
  const words = wordsOf(schema, context, depth);
  return schema.isNullable === true ? `${words} | null` : words;
}

function wordsOf(schema: SchemaModel, context: WordsContext, depth: number): string {
  const { shared, t } = context;
  if (schema.ref !== undefined) {
    return shared.get(schema.ref)?.name ?? t('unknownType');
  }
  const { type, format, items, variants } = schema;
  if (items !== undefined && depth < deepest) {
    return t('listOf', { type: type || t('array'), items: typeWords(items, context, depth + 1) });
  }
  if (type === '' && variants !== undefined && depth < deepest) {
    const { how, schemas } = variants;
    const parts = schemas.slice(0, mostVariants).map((part) => typeWords(part, context, depth + 1));
    const hasMore = schemas.length > mostVariants ? 'yes' : 'no';
    return t(variantWords[how], { parts: parts.join(', '), hasMore });
  }
  return `${type || t('anything')}${format === '' ? '' : ` (${format})`}`;
}
