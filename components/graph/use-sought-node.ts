'use client';

import { useState } from 'react';
import type { ShownNode } from '#lib/domain/view/shown-graph.ts';

export interface SoughtNode {
  /** Id of the match that was gone to; undefined where none was, or where it matches no longer. */
  id: string | undefined;
  /** How many links match. */
  count: number;
  /** Goes to the next match, after the last one to the first. */
  next(): void;
}

/** Goes through the links that have the searched text in their names, in the order of the picture. */
export function useSoughtNode(nodes: readonly ShownNode[]): SoughtNode {
  const [sought, setSought] = useState<string>();
  const matches = nodes.filter(({ isMatch }) => isMatch === true);
  const at = matches.findIndex(({ id }) => id === sought);
  return {
    id: at < 0 ? undefined : sought,
    count: matches.length,
    next: () => setSought(matches[(at + 1) % matches.length]?.id),
  };
}
