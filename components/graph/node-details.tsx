'use client';

import Link from 'next/link';
import { Remedies } from '#components/doctor/remedies.tsx';
import { Button } from '#components/ui/button.tsx';
import { KeyValues } from '#components/ui/key-values.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { RuleLink } from '#components/ui/rule-link.tsx';
import { StatusBadge } from '#components/ui/status.tsx';
import type { BindingGraph, GraphNode } from '#lib/domain/binding/binding-graph-node.ts';
import { nounOfNode } from '#lib/domain/binding/noun-of-node.ts';
import type { Health } from '#lib/domain/health/health.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';

export interface NodeDetailsProps {
  node: GraphNode;
  object: KubeObject | undefined;
  graph: BindingGraph;
  onSelect(id: string): void;
}

/** What a link of the chain is, how it is, why, and what it hangs on. */
export function NodeDetails({ node, object, graph, onSelect }: NodeDetailsProps) {
  const { health, ref } = node;
  const byId = new Map(graph.nodes.map((one) => [one.id, one]));
  const before = graph.edges.flatMap(({ source, target }) =>
    target === node.id ? (byId.get(source) ?? []) : [],
  );
  const after = graph.edges.flatMap(({ source, target }) =>
    source === node.id ? (byId.get(target) ?? []) : [],
  );
  return (
    <div className="grid gap-4">
      <div>
        <StatusBadge health={health.status}>{health.word}</StatusBadge>
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
            label: 'Kind',
            value: ref === undefined ? `${nounOfNode(node.kind)}, not there` : kinds[ref.kind].kind,
          },
          {
            label: 'Object',
            value: ref === undefined || ref.name === node.name ? undefined : <Name text={ref.name} />,
          },
          { label: 'Namespace', value: node.namespace },
          { label: 'About', value: node.detail },
          { label: 'Created', value: <RelativeTime value={object?.metadata.creationTimestamp} /> },
          { label: 'Comes from', value: <Neighbours nodes={before} onSelect={onSelect} /> },
          { label: 'Leads to', value: <Neighbours nodes={after} onSelect={onSelect} /> },
          {
            label: 'Page',
            value:
              ref?.kind === 'applications' ? (
                <Link
                  href={`/applications/${encodeURIComponent(ref.name)}`}
                  prefetch={false}
                  className="text-accent hover:underline"
                >
                  Open application {ref.name}
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

function Neighbours({ nodes, onSelect }: { nodes: readonly GraphNode[]; onSelect(id: string): void }) {
  if (nodes.length === 0) {
    return <span className="text-muted">nothing</span>;
  }
  return (
    <ul className="grid gap-0.5">
      {nodes.map(({ id, kind, name }) => (
        <li key={id}>
          <Button look="link" size="sm" onClick={() => onSelect(id)} className="max-w-full justify-start">
            <span className="truncate">
              {nounOfNode(kind)} {name}
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
