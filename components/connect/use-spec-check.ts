'use client';

import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { validateSpec } from '#lib/client/specs.ts';

const typingPauseMs = 350;

/** The check of one text; the same text is checked once. */
export function specCheckQuery(text: string) {
  return queryOptions({
    queryKey: ['spec-check', text],
    queryFn: ({ signal }) => validateSpec(text, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}

/** Checks `text` whenever typing pauses; until the new result is there the last one stays. */
export function useSpecCheck(text: string) {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingPauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  const isEmpty = settled.trim() === '';
  const check = useQuery({
    ...specCheckQuery(settled),
    enabled: !isEmpty,
    placeholderData: keepPreviousData,
  });
  return {
    report: isEmpty ? undefined : check.data,
    /** There where the report is about the text as it stands. */
    proposal: isEmpty || settled !== text || check.isPlaceholderData ? undefined : check.data?.proposal,
    isChecking: settled !== text || check.isFetching,
    error: check.error,
  };
}
