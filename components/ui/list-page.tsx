'use client';

import { type ReactNode, useRef } from 'react';
import type { ApiError } from '#lib/client/api.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { Button } from './button.tsx';
import { Card } from './card.tsx';
import { EmptyState } from './empty-state.tsx';
import { ListToolbar } from './list-toolbar.tsx';
import { LoadState } from './load-state.tsx';
import { PageHeader } from './page-header.tsx';
import { SearchInput } from './search-input.tsx';
import type { ListCount } from './use-filtered-list.ts';

export interface ListPageProps {
  title: string;
  description: string;
  actions?: ReactNode;
  /** What is listed, one and many: "application", "applications". */
  nouns: { one: string; many: string };
  /** `noun` is what a failure names, where that is not what is listed. */
  loading: { noun?: string; isPending: boolean; error: ApiError | null; retry(): void };
  list: ListCount;
  /** Stands between the header and the toolbar. */
  summary?: ReactNode;
  /** Buttons at the end of the toolbar: export, how the list is drawn. */
  tools?: ReactNode;
  /** Fields beside the text that narrow the list, too. */
  filters?: ReactNode;
  /** Clears what `filters` holds. */
  onClearFilters?(): void;
  /** Stands between the toolbar and the list. */
  notices?: ReactNode;
  /** Stands in place of the list where there is nothing at all. */
  empty: ReactNode;
  /** What is shown, where anything is: a ListTable, cards. */
  children: ReactNode;
}

/** A page that lists what there is: header, filter and count, then the list or why there is none. */
export function ListPage(props: ListPageProps) {
  const t = useTexts('ui');
  const { title, description, actions, nouns, loading, list, summary, filters, tools, notices } = props;
  const field = useRef<HTMLInputElement>(null);
  const isReady = !loading.isPending && loading.error === null;

  function showEverything(): void {
    list.setQuery('');
    props.onClearFilters?.();
    // its button goes with the empty list
    field.current?.focus();
  }

  return (
    <>
      <PageHeader title={title} description={description} actions={actions} />
      {summary}
      <ListToolbar
        count={isReady ? t('shownOf', { shown: list.shownCount, total: list.total }) : ''}
        tools={tools}
      >
        <SearchInput
          ref={field}
          label={t('filterNouns', { nouns: nouns.many })}
          value={list.query}
          onChange={list.setQuery}
        />
        {filters}
      </ListToolbar>
      {notices}
      {isReady && list.shownCount > 0 ? (
        props.children
      ) : (
        <NothingShown {...props} onShowEverything={showEverything} />
      )}
    </>
  );
}

function NothingShown(props: ListPageProps & { onShowEverything(): void }) {
  const t = useTexts('ui');
  const { nouns, loading, list, empty, onShowEverything } = props;
  const { noun = nouns.many, isPending, error, retry } = loading;
  return (
    <Card>
      <LoadState noun={noun} isPending={isPending} error={error} onRetry={retry}>
        {list.total === 0 ? (
          empty
        ) : (
          <EmptyState
            title={t('noMatch', { noun: nouns.one })}
            action={<Button onClick={onShowEverything}>{t('showEverything')}</Button>}
          >
            {t('changeFilter')}
          </EmptyState>
        )}
      </LoadState>
    </Card>
  );
}
