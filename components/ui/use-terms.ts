'use client';

import { useTexts } from '#lib/client/texts.tsx';

/** A word that the console cannot do without. */
export interface TermMeaning {
  name: string;
  /** In a sentence. */
  meaning: string;
}

export function useTerms(): readonly TermMeaning[] {
  const t = useTexts('ui');
  return [
    { name: t('termMapping'), meaning: t('termMappingMeaning') },
    { name: t('termPlan'), meaning: t('termPlanMeaning') },
    { name: t('termUsage'), meaning: t('termUsageMeaning') },
    { name: t('termPrefix'), meaning: t('termPrefixMeaning') },
    { name: t('termPair'), meaning: t('termPairMeaning') },
  ];
}
