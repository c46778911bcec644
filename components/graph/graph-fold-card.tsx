'use client';

import type { Node, NodeProps } from '@xyflow/react';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { StatusIcon } from '#components/ui/status.tsx';
import { cn } from '#lib/client/cn.ts';
import { useTell } from '#lib/client/texts.tsx';
import type { Fold } from '#lib/domain/view/shown-graph.ts';
import { countsOfFold, subjectOfFold } from './fold-text.ts';

export type FoldNode = Node<{ fold: Fold }, 'fold'>;

/** One line that stands for healthy chains. React Flow gives the element around it focus, role and name. */
export function GraphFoldCard({ data: { fold }, width, height }: NodeProps<FoldNode>) {
  const tell = useTell();
  const Chevron = fold.isOpen ? ChevronDown : ChevronRight;
  return (
    <div
      style={{ width, height }}
      className={cn(
        'flex items-center gap-2 rounded-md border border-line bg-surface px-2.5 text-sm',
        fold.isOpen && 'border-line-strong/60',
      )}
    >
      <Chevron aria-hidden className="size-4 shrink-0 text-muted" />
      <StatusIcon health="ok" className="size-3.5" />
      <span className="truncate font-medium">{tell(subjectOfFold(fold))}</span>
      <span className="ml-auto shrink-0 text-muted tabular-nums">{tell(countsOfFold(fold))}</span>
    </div>
  );
}
