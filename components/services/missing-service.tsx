import { FileText } from 'lucide-react';
import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { applicationHref } from '#lib/client/links.ts';

export interface MissingServiceProps {
  application: string;
  isApplicationThere: boolean;
}

/** Stands in place of a service that is not registered, or whose Application does not exist. */
export function MissingService({ application, isApplicationThere }: MissingServiceProps) {
  const [title, why, href, way] = isApplicationThere
    ? [
        `${application} has no such service`,
        'It was deleted, or registered anew under another id.',
        applicationHref(application),
        'Show the application',
      ]
    : [
        `There is no application ${application}`,
        'It was deleted with its services, or its name is spelled differently.',
        '/applications',
        'Show all applications',
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
