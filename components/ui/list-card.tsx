'use client';

import type { ReactNode } from 'react';
import type { ApiError } from '#lib/client/api.ts';
import { Card, CardHeader } from './card.tsx';
import { LoadState } from './load-state.tsx';

export interface ListCardProps {
  /** Of the heading. */
  id: string;
  title: string;
  description?: string | undefined;
  actions?: ReactNode;
  /** Left out where the page has it already. */
  loading?: {
    noun: string;
    isPending: boolean;
    error: ApiError | null;
    retry(): void;
    skeletonRows?: number;
  };
  /** Stands above the list once it is loaded. */
  notices?: ReactNode;
  isEmpty: boolean;
  /** Stands in place of the list where it is empty. */
  empty: ReactNode;
  children: ReactNode;
}

/** A short list as one card of a page. */
export function ListCard(props: ListCardProps) {
  const { id, title, description, actions, loading, notices, isEmpty, empty, children } = props;
  const content = (
    <>
      {notices}
      {isEmpty ? empty : children}
    </>
  );
  return (
    <Card aria-labelledby={id}>
      <CardHeader
        id={id}
        title={title}
        {...(description === undefined ? {} : { description })}
        {...(actions === undefined ? {} : { actions })}
      />
      {loading === undefined ? (
        content
      ) : (
        <LoadState {...loading} onRetry={loading.retry}>
          {content}
        </LoadState>
      )}
    </Card>
  );
}
