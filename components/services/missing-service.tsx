'use client';

import { FileText } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { applicationHref } from '#lib/client/links.ts';
import { useTexts } from '#lib/client/texts.tsx';

export interface MissingServiceProps {
  application: string;
  isApplicationThere: boolean;
}

/** Stands in place of a service that is not registered, or whose Application does not exist. */
export function MissingService({ application, isApplicationThere }: MissingServiceProps) {
  const t = useTexts('services');
  const [title, why, href, way] = isApplicationThere
    ? [
        t('noSuchService', { application }),
        t('noSuchServiceHint'),
        applicationHref(application),
        t('showApplication'),
      ]
    : [
        t('noSuchApplication', { application }),
        t('noSuchApplicationHint'),
        '/applications',
        t('showAllApplications'),
      ];
  return (
    <EmptyState
      icon={FileText}
      title={title}
      action={
        <Link href={href} prefetch={false} className={buttonClass('primary')}>
          {way}
        </Link>
      }
    >
      {why}
    </EmptyState>
  );
}
