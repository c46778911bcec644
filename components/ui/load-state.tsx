'use client';

import type { ReactNode } from 'react';
import type { ApiError } from '#lib/client/api.ts';
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
  if (error) {
    return (
      <ErrorNotice
        className="m-4"
        title={`The ${noun} could not be loaded`}
        error={error}
        onRetry={<Button onClick={onRetry}>Try again</Button>}
      />
    );
  }
  if (isPending) {
    return (
      <SkeletonRows
        label={`Loading ${noun}`}
        {...(skeletonRows === undefined ? {} : { rows: skeletonRows })}
      />
    );
  }
  return children;
}
