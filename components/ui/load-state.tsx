'use client';

import type { ReactNode } from 'react';
import type { ApiError } from '#lib/client/api.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { Button } from './button.tsx';
import { ErrorNotice } from './notice.tsx';
import { SkeletonRows } from './skeleton.tsx';

export interface LoadStateProps {
  /** What is loaded, in the plural: "applications". */
  noun: string;
  isPending: boolean;
  error: ApiError | null | undefined;
  onRetry(): void;
  skeletonRows?: number;
  children: ReactNode;
}

/** Shows the skeleton, the error with a way on, or what was loaded. */
export function LoadState({ noun, isPending, error, onRetry, skeletonRows, children }: LoadStateProps) {
  const t = useTexts('ui');
  if (error) {
    return (
      <ErrorNotice
        className="m-4"
        title={t('notLoaded', { noun })}
        error={error}
        onRetry={<Button onClick={onRetry}>{t('tryAgain')}</Button>}
      />
    );
  }
  if (isPending) {
    return (
      <SkeletonRows
        label={t('loading', { noun })}
        {...(skeletonRows === undefined ? {} : { rows: skeletonRows })}
      />
    );
  }
  return children;
}
