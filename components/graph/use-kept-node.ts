'use client';

import { useState } from 'react';
import { unsavedWork } from '#components/unsaved/unsaved-work.ts';
import type { GraphNode } from '#lib/domain/binding/binding-graph-node.ts';

/** The node of an id; one that is deleted stays while somebody writes about it. */
export function useKeptNode(nodes: readonly GraphNode[], id: string): GraphNode | undefined {
  const found = nodes.find((node) => node.id === id);
  const [last, setLast] = useState(found);
  if (found !== undefined && found !== last) {
    setLast(found);
  }
  return found ?? (last?.id === id && unsavedWork.has() ? last : undefined);
}
