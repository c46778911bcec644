'use client';

import { Focus } from 'lucide-react';
import Link from 'next/link';
import { Remedies } from '#components/doctor/remedies.tsx';
import { Button } from '#components/ui/button.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { RuleLink } from '#components/ui/rule-link.tsx';
import { StatusBadge } from '#components/ui/status.tsx';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { nounOfNode } from '#lib/domain/binding/noun-of-node.ts';
import type { Health } from '#lib/domain/health/health.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { message } from '#lib/domain/texts/message.ts';
import type { NodeNeighbour } from '#lib/domain/view/node-view.ts';
import type { FoundDetail } from './use-kept-node.ts';

export interface NodeDetailsProps {
  detail: FoundDetail;
  onSelect(id: string): void;
  /** Shows the chain of a link, and nothing else. */
  onFocus(id: string): void;
}

/** What a link of the chain is, how it is, why, and what it hangs on. */
export function NodeDetails({ detail, onSelect, onFocus }: NodeDetailsProps) {
  const t = useTexts('graph');
  const tell = useTell();
  const { node, before, beforeCount, after, afterCount, createdAt } = detail;
  const { health, ref } = node;
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <StatusBadge health={health.status}>{health.word}</StatusBadge>
        <Button size="sm" onClick={() => onFocus(node.id)}>
          <Focus aria-hidden />
          {t('showOnlyChain')}
        </Button>
      </div>
      {health.problem === undefined ? null : (
        <Notice
          look={lookOf(health.status)}
          title={health.problem.cause}
          actions={health.problem.remedy === undefined ? undefined : <Remedies problem={health.problem} />}
        >
          <p className="mt-1 break-words">{health.problem.evidence}</p>
          <p className="mt-1 font-medium">{health.problem.fix}</p>
          <p className="mt-1">
            <RuleLink problem={health.problem} />
          </p>
        </Notice>
      )}
      <KeyValues
        items={[
          {
            label: t('kind'),
            value:
              ref === undefined
                ? tell(message('graph.nodeNotThere', { noun: nounOfNode(node.kind) }))
                : kinds[ref.kind].kind,
          },
          {
            label: t('object'),
            value: ref === undefined || ref.name === node.name ? undefined : <Name text={ref.name} />,
          },
          { label: t('namespace'), value: node.namespace },
          { label: t('about'), value: node.detail },
          { label: t('created'), value: <RelativeTime value={createdAt} /> },
          {
            label: t('comesFrom'),
            value: <Neighbours nodes={before} count={beforeCount} onSelect={onSelect} />,
          },
          { label: t('leadsTo'), value: <Neighbours nodes={after} count={afterCount} onSelect={onSelect} /> },
          {
            label: t('page'),
            value:
              ref?.kind === 'applications' ? (
                <Link
                  href={`/applications/${encodeURIComponent(ref.name)}`}
                  prefetch={false}
                  className="text-accent hover:underline"
                >
                  {t('openApplication', { name: ref.name })}
                </Link>
              ) : undefined,
          },
        ]}
      />
    </div>
  );
}

function lookOf(status: Health): 'bad' | 'warn' | 'info' {
  return status === 'bad' || status === 'warn' ? status : 'info';
}

function Name({ text }: { text: string }) {
  return <span className="font-mono text-sm break-all">{text}</span>;
}

interface NeighboursProps {
  nodes: readonly NodeNeighbour[];
  /** How many there are, these included. */
  count: number;
  onSelect(id: string): void;
}

function Neighbours({ nodes, count, onSelect }: NeighboursProps) {
  const t = useTexts('graph');
  const tell = useTell();
  if (nodes.length === 0) {
    return <span className="text-muted">{t('nothing')}</span>;
  }
  return (
    <ul className="grid gap-0.5">
      {nodes.map(({ id, kind, name }) => (
        <li key={id}>
          <Button look="link" size="sm" onClick={() => onSelect(id)} className="max-w-full justify-start">
            <span className="truncate">
              {tell(message('graph.subject', { noun: nounOfNode(kind), name }))}
            </span>
          </Button>
        </li>
      ))}
      {count > nodes.length ? (
        <li className="text-muted">{t('andMore', { count: count - nodes.length })}</li>
      ) : null}
    </ul>
  );
}
