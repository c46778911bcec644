'use client';

import { useTexts } from '#lib/client/texts.tsx';
import { NameFilter, type NameFilterProps } from './name-filter.tsx';

/** Shows what is in one namespace, or in all. */
export function NamespaceFilter(props: Pick<NameFilterProps, 'names' | 'value' | 'onChange'>) {
  const t = useTexts('ui');
  return <NameFilter label={t('namespace')} all={t('allNamespaces')} {...props} />;
}
