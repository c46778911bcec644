'use client';

import { Handle, type Node, type NodeProps, Position, type ReactFlowState, useStore } from '@xyflow/react';
import { StatusIcon } from '#components/ui/status.tsx';
import { cn } from '#lib/client/cn.ts';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { nounOfNode } from '#lib/domain/binding/noun-of-node.ts';
import type { Health } from '#lib/domain/health/health.ts';
import { bindPresetOf } from '#lib/domain/view/node-actions.ts';
import type { ShownNode } from '#lib/domain/view/shown-graph.ts';
import { nodeIcons } from './node-icons.ts';

export type CardNode = Node<{ node: ShownNode; inChain: boolean }, 'card'>;

const shownHandle = '!size-3 !rounded-full !border-2 !border-surface !bg-accent';

const wordColour: Record<Health, string> = {
  ok: 'text-ok',
  busy: 'text-accent',
  warn: 'text-warn',
  bad: 'text-bad',
  off: 'text-muted',
  todo: 'text-muted',
};

/** Smaller than this a card is a patch of colour: nothing on it could be read. */
const smallestDrawnZoom = 0.35;
const isTiny = ({ transform: [, , zoom] }: ReactFlowState) => zoom < smallestDrawnZoom;

const patchColour: Record<Health, string> = {
  ok: 'bg-ok',
  busy: 'bg-accent',
  warn: 'bg-warn',
  bad: 'bg-bad',
  off: 'bg-muted',
  todo: 'bg-muted',
};

/** One link of the chain. React Flow gives the element around it focus, role and name. */
export function GraphNodeCard({ data, selected, width, height }: NodeProps<CardNode>) {
  const { kind, name, namespace, health, ref, isMatch } = data.node;
  const t = useTexts('graph');
  const isPatch = useStore(isTiny);
  const canBind = bindPresetOf(data.node) !== undefined;
  const canStart = canBind && kind === 'class';
  const canEnd = canBind && kind === 'workload';
  return (
    <div
      style={{ width, height }}
      title={namespace === undefined ? name : t('nameInNamespace', { name, namespace })}
      data-node-kind={kind}
      data-health={health.status}
      className={cn(
        'flex flex-col justify-center gap-0.5 rounded-md border bg-surface px-2.5 text-left shadow-raised',
        ref === undefined && 'border-dashed',
        health.status === 'bad' ? 'border-bad' : data.inChain ? 'border-accent' : 'border-line-strong/60',
        isMatch && 'bg-accent-soft',
        isPatch && patchColour[health.status],
        selected && 'outline-2 outline-offset-1 outline-accent',
      )}
    >
      <Handle
        type="target"
        position={Position.Left}
        isConnectable={canEnd}
        isConnectableStart={false}
        className={canEnd ? shownHandle : 'invisible'}
      />
      {isPatch ? null : <CardText node={data.node} />}
      <Handle
        type="source"
        position={Position.Right}
        isConnectable={canStart}
        isConnectableEnd={false}
        title={canStart ? t('dragToBind') : undefined}
        className={canStart ? shownHandle : 'invisible'}
      />
    </div>
  );
}

function CardText({ node: { kind, name, namespace, health, hidden } }: { node: ShownNode }) {
  const t = useTexts('graph');
  const tell = useTell();
  const Icon = nodeIcons[kind];
  return (
    <>
      <span className="flex items-center gap-1 text-xs text-muted">
        <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={1.75} />
        <span className="truncate">{tell(nounOfNode(kind))}</span>
        {hidden === undefined ? null : (
          <span className="ml-auto tabular-nums" title={t('hiddenBeside', { count: hidden })}>
            +{hidden}
          </span>
        )}
      </span>
      <span className="truncate text-sm font-medium">{name}</span>
      <span className="flex items-center gap-1 text-xs">
        <StatusIcon health={health.status} className="size-3.5" />
        <span className={cn('max-w-[75%] shrink-0 truncate', wordColour[health.status])}>{health.word}</span>
        <span className="ml-auto min-w-0 truncate pl-1 text-muted">{namespace}</span>
      </span>
    </>
  );
}
