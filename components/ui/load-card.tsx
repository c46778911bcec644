'use client';

import type { ReactNode } from 'react';
import type { ApiError } from '#lib/client/api.ts';
import { Card } from './card.tsx';
import { LoadState } from './load-state.tsx';

export interface LoadCardProps {
  /** What is loaded. */
  noun: string;
  loading: { isPending: boolean; error: ApiError | null; retry(): void };
  /** What is said where it was loaded and the object is not there. */
  children: ReactNode;
}

/** Stands in place of a page of one object until it is loaded, or where it is not there. */
export function LoadCard({ noun, loading: { isPending, error, retry }, children }: LoadCardProps) {
  return (
    <Card>
      <LoadState noun={noun} isPending={isPending} error={error} onRetry={retry} skeletonRows={7}>
        {children}
      </LoadState>
    </Card>
  );
}
