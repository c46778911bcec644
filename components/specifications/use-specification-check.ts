'use client';

import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { validateSpecification } from '#lib/client/specifications.ts';

const typingPauseMs = 350;

/** The check of one text; the same text is checked once. */
export function specificationCheckQuery(text: string) {
  return queryOptions({
    queryKey: ['spec-check', text],
    queryFn: ({ signal }) => validateSpecification(text, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
}

/** Checks `text` whenever typing pauses. A report is about the text as it stands: an older one says nothing about it. */
export function useSpecificationCheck(text: string) {
  const client = useQueryClient();
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), typingPauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  // whoever sends the form has it checked at once
  const isKnown = client.getQueryData(specificationCheckQuery(text).queryKey) !== undefined;
  const settled = isKnown ? text : paused;
  const isEmpty = settled.trim() === '';
  const check = useQuery({
    ...specificationCheckQuery(settled),
    enabled: !isEmpty,
  });
  const isCurrent = !isEmpty && settled === text;
  const report = isCurrent ? check.data : undefined;
  return {
    report,
    proposal: report?.proposal,
    isChecking: text.trim() !== '' && (settled !== text || check.isFetching),
    error: isCurrent ? check.error : null,
  };
}
