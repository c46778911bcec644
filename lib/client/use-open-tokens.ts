'use client';

import { useMemo } from 'react';
import type { OpenToken } from '#lib/domain/application/open-token.ts';
import { useObjects } from './objects.ts';

/** The connector's one-time tokens that were neither used nor withdrawn, live; also such as have lapsed a moment ago. */
export function useOpenTokens() {
  const { items, ...loading } = useObjects('connectiontokens');
  const tokens: readonly OpenToken[] = useMemo(() => items.map(({ token }) => token), [items]);
  return { tokens, ...loading };
}
