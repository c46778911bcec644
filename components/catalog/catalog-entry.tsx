'use client';

import { LibraryBig, Link2, Plus } from 'lucide-react';
import dynamic from 'next/dynamic';
import Link from 'next/link';
import { useState } from 'react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { LoadCard } from '#components/ui/load-card.tsx';
import { PageHeader } from '#components/ui/page-header.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { StatusBadge } from '#components/ui/status.tsx';
import { bindHref, serviceHref } from '#lib/client/links.ts';
import { loadPart } from '#lib/client/load-part.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { EntryDetails } from './entry-details.tsx';
import { EntryInstances } from './entry-instances.tsx';

const CreateInstance = dynamic(
  () => loadPart(() => import('./create-instance.tsx')).then((module) => module.CreateInstance),
  { ssr: false },
);
const EntrySpecification = dynamic(
  () => loadPart(() => import('./entry-specification.tsx')).then((module) => module.EntrySpecification),
  { ssr: false, loading: () => <LoadingSpecification /> },
);

function LoadingSpecification() {
  const t = useTexts('catalog');
  return <SkeletonRows label={t('loadingSpecification')} rows={6} />;
}

function Breadcrumb() {
  const t = useTexts('catalog');
  return (
    <Link href="/catalog" prefetch={false} className="hover:underline">
      {t('title')}
    </Link>
  );
}

/** One service of a namespace's catalog: its specification, its plans, its instances, and what can be done with it. */
export function CatalogEntry({ namespace, name }: { namespace: string; name: string }) {
  const t = useTexts('catalog');
  const view = useView('catalog-entry', { namespace, name });
  if (view.answer?.entry !== undefined) {
    return <Loaded namespace={namespace} name={name} answer={view.answer} entry={view.answer.entry} />;
  }
  return (
    <>
      <PageHeader title={t('entry')} breadcrumb={<Breadcrumb />} />
      <LoadCard noun={t('catalogNoun')} loading={view}>
        <EmptyState
          icon={LibraryBig}
          title={t('noSuchService', { namespace })}
          action={
            <Link href="/catalog" prefetch={false} className={buttonClass('primary')}>
              {t('showCatalog')}
            </Link>
          }
        >
          {t('noSuchServiceHint')}
        </EmptyState>
      </LoadCard>
    </>
  );
}

type Answer = ViewAnswer<'catalog-entry'>;
type Entry = NonNullable<Answer['entry']>;

interface LoadedProps {
  namespace: string;
  name: string;
  answer: Answer;
  entry: Entry;
}

function Loaded({ namespace, name, answer, entry }: LoadedProps) {
  const t = useTexts('catalog');
  const [isOrdering, setIsOrdering] = useState(false);
  const { displayName, description, application, serviceId, parts, offered } = entry;
  return (
    <>
      <PageHeader
        title={displayName}
        breadcrumb={<Breadcrumb />}
        description={description}
        badge={
          <StatusBadge health={offered ? 'ok' : 'warn'}>
            {offered ? t('offeredIn', { namespace }) : t('withdrawnIn', { namespace })}
          </StatusBadge>
        }
        actions={<EntryActions namespace={namespace} entry={entry} onOrder={() => setIsOrdering(true)} />}
      />
      <div className="grid items-start gap-4 xl:grid-cols-[3fr_2fr]">
        <div className="grid min-w-0 gap-4">
          {application === undefined || parts === undefined ? (
            <Card>
              <EmptyState title={t('noSpecification')}>{t('noSpecificationHint')}</EmptyState>
            </Card>
          ) : (
            <EntrySpecification
              application={application}
              serviceId={serviceId}
              types={parts}
              editHref={serviceHref(application, serviceId, 'edit')}
            />
          )}
        </div>
        <div className="grid min-w-0 gap-4">
          <EntryDetails name={name} entry={entry} plans={answer.plans} places={answer.places} />
          <EntryInstances namespace={namespace} instances={answer.instances} count={entry.instanceCount} />
        </div>
      </div>
      {isOrdering ? (
        <CreateInstance
          service={{ namespace, className: name, displayName, serviceId }}
          bindable={entry.bindable}
          onClose={() => setIsOrdering(false)}
        />
      ) : null}
    </>
  );
}

interface EntryActionsProps {
  namespace: string;
  entry: Entry;
  onOrder(): void;
}

function EntryActions({ namespace, entry, onOrder }: EntryActionsProps) {
  const t = useTexts('catalog');
  const { whyNotOrdered: why, bindable, offered, serviceId } = entry;
  return (
    <>
      <Button
        aria-disabled={why === undefined ? undefined : true}
        title={why}
        onClick={() => {
          if (why === undefined) {
            onOrder();
          }
        }}
      >
        <Plus aria-hidden />
        {t('createInstance')}
      </Button>
      {bindable && offered ? (
        <Link href={bindHref(namespace, serviceId)} prefetch={false} className={buttonClass('primary')}>
          <Link2 aria-hidden />
          {t('bind')}
        </Link>
      ) : null}
    </>
  );
}
