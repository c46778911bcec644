'use client';

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useContext, useMemo } from 'react';
import { Button } from '#components/ui/button.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { specificationEntryQuery } from '#lib/client/services.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { EntryList, EntryLists } from '#lib/specifications/model/model-entry.ts';
import { SharedSchemas, withSchemas } from './schema-names.ts';
import { type Source, SpecificationSource } from './specification-source.ts';

export interface WholeEntryProps<List extends EntryList> {
  list: List;
  /** As the page has it: whole, or an outline. */
  entry: EntryLists[List];
  render(entry: EntryLists[List]): ReactNode;
}

/** An entry of a specification with all that is in it; what the page has the outline of is asked for now. */
export function WholeEntry<List extends EntryList>({ list, entry, render }: WholeEntryProps<List>) {
  const source = useContext(SpecificationSource);
  return entry.at === undefined || source === undefined ? (
    render(entry)
  ) : (
    <LoadedEntry source={source} list={list} at={entry.at} render={render} />
  );
}

interface LoadedEntryProps<List extends EntryList> {
  source: Source;
  list: List;
  at: number;
  render(entry: EntryLists[List]): ReactNode;
}

function LoadedEntry<List extends EntryList>({ source, list, at, render }: LoadedEntryProps<List>) {
  const t = useTexts('specifications');
  const { data, error, refetch } = useQuery(specificationEntryQuery(source.address, { ...source, list, at }));
  const around = useContext(SharedSchemas);
  const schemas = useMemo(() => withSchemas(around, data?.schemas ?? []), [around, data]);
  if (data === undefined) {
    return error === null ? (
      <SkeletonRows label={t('loadingPart')} rows={2} />
    ) : (
      <ErrorNotice
        error={error}
        title={t('partNotLoaded')}
        onRetry={
          <Button size="sm" onClick={() => void refetch()}>
            {t('tryAgain')}
          </Button>
        }
      />
    );
  }
  return <SharedSchemas value={schemas}>{render(data.entry)}</SharedSchemas>;
}
