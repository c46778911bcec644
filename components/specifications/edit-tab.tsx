'use client';

import { useQuery } from '@tanstack/react-query';
import type { Draft } from '#components/services/use-specification-draft.ts';
import { Button } from '#components/ui/button.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import {
  type SpecificationAddress,
  specificationQuery,
  specificationTextQuery,
} from '#lib/client/services.ts';
import type { BoundWorkload } from '#lib/domain/view/bound-workload.ts';
import { SpecificationEditor } from './specification-editor.tsx';

export interface EditTabProps {
  address: SpecificationAddress;
  users: readonly BoundWorkload[];
  draft: Draft | undefined;
  onDraft(draft: Draft | undefined): void;
  onSaved(): void;
}

/** The stored specification in an editor. */
export function EditTab({ address, draft, ...rest }: EditTabProps) {
  const { data, error: readError, refetch } = useQuery(specificationQuery(address));
  const isCut = data !== undefined && data.length > data.text.length;
  const whole = useQuery({
    ...specificationTextQuery(address, data?.revision ?? ''),
    enabled: isCut,
  });
  const error = readError ?? whole.error;
  const text = isCut ? whole.data : data?.text;
  if (data === undefined || text === undefined) {
    return error === null ? (
      <SkeletonRows label="Loading the specification" rows={8} />
    ) : (
      <ErrorNotice
        error={error}
        title="The specification could not be loaded"
        onRetry={
          <Button onClick={() => void (data === undefined ? refetch() : whole.refetch())}>Try again</Button>
        }
      />
    );
  }
  return <SpecificationEditor address={address} stored={{ ...data, text }} draft={draft} {...rest} />;
}
