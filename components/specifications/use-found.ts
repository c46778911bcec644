'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useContext, useMemo } from 'react';
import { specificationSearchQuery } from '#lib/client/services.ts';
import type { Outlined } from '#lib/specifications/model/document-model.ts';
import { SpecificationSource } from './specification-source.ts';

/**
 * The entries that are looked for by a text in lower case. Of those that are outlines here the server is asked; until it
 * answers they are found by what the outline says.
 */
export function useFound<T extends Outlined>(
  entries: readonly T[],
  text: string,
  isFound: (entry: T, text: string) => boolean,
): readonly T[] {
  const source = useContext(SpecificationSource);
  const isOutlined = useMemo(() => entries.some(({ at }) => at !== undefined), [entries]);
  const { data } = useQuery({
    ...specificationSearchQuery(source, text),
    enabled: source !== undefined && isOutlined && text !== '',
    placeholderData: keepPreviousData,
  });
  return useMemo(() => {
    const places = text === '' ? undefined : data;
    return entries.filter((entry) =>
      entry.at === undefined ? isFound(entry, text) : places?.has(entry.at) || isFound(entry, text),
    );
  }, [entries, text, isFound, data]);
}
