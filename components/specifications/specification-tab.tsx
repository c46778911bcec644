'use client';

import { useQuery } from '@tanstack/react-query';
import { FilePlus2 } from 'lucide-react';
import dynamic from 'next/dynamic';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { loadPart } from '#lib/client/load-part.ts';
import { type SpecificationAddress, specificationQuery } from '#lib/client/services.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { SpecificationSource } from './specification-source.ts';

// references take much code, and many services have none
const SpecificationView = dynamic(
  () => loadPart(() => import('./specification-view.tsx')).then((module) => module.SpecificationView),
  { ssr: false, loading: () => <Loading /> },
);

function Loading() {
  const t = useTexts('specifications');
  return <SkeletonRows label={t('loading')} rows={6} />;
}

export interface SpecificationTabProps {
  address: SpecificationAddress;
  onEdit(): void;
}

/** The stored specification as a reference to read. */
export function SpecificationTab({ address, onEdit }: SpecificationTabProps) {
  const t = useTexts('specifications');
  const { data, error, refetch } = useQuery(specificationQuery(address));
  if (data === undefined) {
    return error === null ? (
      <Loading />
    ) : (
      <ErrorNotice
        error={error}
        title={t('notLoaded')}
        onRetry={<Button onClick={() => void refetch()}>{t('tryAgain')}</Button>}
      />
    );
  }
  if (data.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={FilePlus2}
          title={t('none')}
          action={
            <Button look="primary" onClick={onEdit}>
              {t('add')}
            </Button>
          }
        >
          {t('noneAbout')}
        </EmptyState>
      </Card>
    );
  }
  return (
    <SpecificationSource value={{ address, revision: data.revision }}>
      <SpecificationView specification={data} />
    </SpecificationSource>
  );
}
