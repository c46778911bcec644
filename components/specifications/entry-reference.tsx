'use client';

import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { Outlined } from '#lib/specifications/model/document-model.ts';
import type { SharedSchema } from '#lib/specifications/model/specification-model.ts';
import { ReferenceSearch } from './reference-search.tsx';
import { byKey, SharedSchemas } from './schema-names.ts';
import { ShownPart } from './shown-part.tsx';
import { useFound } from './use-found.ts';

export interface EntryReferenceProps<Entry extends Outlined> {
  entries: readonly Entry[];
  /** What an entry is called. */
  kind: 'channel' | 'operation';
  schemas: readonly SharedSchema[];
  /** Whether an entry is looked for by a text in lower case; always the same function. */
  isFound(entry: Entry, text: string): boolean;
  render(entries: readonly Entry[]): ReactNode;
}

/** The entries of a document, to be searched, with the schemas that they share. */
export function EntryReference<Entry extends Outlined>(props: EntryReferenceProps<Entry>) {
  const t = useTexts('specifications');
  const { entries, kind, schemas, isFound, render } = props;
  const [query, setQuery] = useState('');
  const text = useDeferredValue(query.trim().toLowerCase());
  const shared = useMemo(() => byKey(schemas), [schemas]);
  const shown = useFound(entries, text, isFound);
  return (
    <SharedSchemas value={shared}>
      <ReferenceSearch
        label={t('search', { noun: kind })}
        query={query}
        onChange={setQuery}
        found={shown.length}
        all={entries.length}
      />
      {shown.length === 0 ? (
        <Card>
          <EmptyState
            title={
              entries.length === 0 ? t('describesNone', { noun: kind }) : t('noneMatches', { noun: kind })
            }
          />
        </Card>
      ) : null}
      <ShownPart
        key={text}
        items={shown}
        noun={t(kind === 'channel' ? 'channelsNoun' : 'operationsNoun')}
        render={render}
      />
    </SharedSchemas>
  );
}
