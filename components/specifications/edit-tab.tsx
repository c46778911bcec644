'use client';

import { useQuery } from '@tanstack/react-query';
import type { Draft } from '#components/services/use-specification-draft.ts';
import { Button } from '#components/ui/button.tsx';
import { ErrorNotice } from '#components/ui/notice.tsx';
import { SkeletonRows } from '#components/ui/skeleton.tsx';
import { type SpecificationAddress, specificationQuery } from '#lib/client/services.ts';
import type { GraphNode } from '#lib/domain/binding-graph-node.ts';
import { SpecificationEditor } from './specification-editor.tsx';

export interface EditTabProps {
  address: SpecificationAddress;
  users: readonly GraphNode[];
  draft: Draft | undefined;
  onDraft(draft: Draft | undefined): void;
  onSaved(): void;
}

/** The stored specification in an editor. */
export function EditTab({ address, draft, ...rest }: EditTabProps) {
  const { data, error, refetch } = useQuery(specificationQuery(address));
  if (data === undefined) {
    return error === null ? (
      <SkeletonRows label="Loading the specification" rows={8} />
    ) : (
      <ErrorNotice
        error={error}
        title="The specification could not be loaded"
        onRetry={<Button onClick={() => void refetch()}>Try again</Button>}
      />
    );
  }
  return <SpecificationEditor address={address} stored={data} draft={draft} {...rest} />;
}
