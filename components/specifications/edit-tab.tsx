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
import { useTexts } from '#lib/client/texts.tsx';
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
  const t = useTexts('specifications');
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
      <SkeletonRows label={t('loading')} rows={8} />
    ) : (
      <ErrorNotice
        error={error}
        title={t('notLoaded')}
        onRetry={
          <Button onClick={() => void (data === undefined ? refetch() : whole.refetch())}>
            {t('tryAgain')}
          </Button>
        }
      />
    );
  }
  return <SpecificationEditor address={address} stored={{ ...data, text }} draft={draft} {...rest} />;
}
