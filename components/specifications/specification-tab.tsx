'use client';

import { useQuery } from '@tanstack/react-query';
import { FilePlus2 } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { type SpecificationAddress, specificationQuery } from '#lib/client/services.ts';
import { SpecificationSource } from './specification-source.ts';
import { SpecificationView } from './specification-view.tsx';

export interface SpecificationTabProps {
  address: SpecificationAddress;
  onEdit(): void;
}

/** The stored specification as a reference to read. */
export function SpecificationTab({ address, onEdit }: SpecificationTabProps) {
  const { data, error, refetch } = useQuery(specificationQuery(address));
  if (data === undefined) {
    return error === null ? (
      <SkeletonRows label="Loading the specification" rows={6} />
    ) : (
      <ErrorNotice
        error={error}
        title="The specification could not be loaded"
        onRetry={<Button onClick={() => void refetch()}>Try again</Button>}
      />
    );
  }
  if (data.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={FilePlus2}
          title="No specification"
          action={
            <Button look="primary" onClick={onEdit}>
              Add a specification
            </Button>
          }
        >
          With one, people see here what the service offers, and a change that would break them is named
          before it is saved.
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
