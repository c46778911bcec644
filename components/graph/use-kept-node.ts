'use client';

import { useState } from 'react';
import { unsavedWork } from '#components/unsaved/unsaved-work.ts';
import type { NodeDetail } from '#lib/domain/view/node-view.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

/** What is said of a link that is there. */
export type FoundDetail = ViewAnswer<'node'> & { node: NodeDetail };

/** What is known of the node of an id; one that is deleted stays while somebody writes about it. */
export function useKeptNode(answer: ViewAnswer<'node'> | undefined, id: string): FoundDetail | undefined {
  const found = answer?.node?.id === id ? (answer as FoundDetail) : undefined;
  const [last, setLast] = useState(found);
  if (found !== undefined && found !== last) {
    setLast(found);
  }
  return found ?? (last?.node.id === id && unsavedWork.has() ? last : undefined);
}
