'use client';

import { Notice } from '#components/ui/notice.tsx';
import { useBindingGraph } from '#lib/client/use-binding-graph.ts';
import { callsByService } from '#lib/domain/application/seen-calls.ts';
import { nounOfNode } from '#lib/domain/binding/noun-of-node.ts';
import { blastRadius } from '#lib/domain/view/blast-radius.ts';
import { LastCall } from './last-call.tsx';

export interface BlastRadiusProps {
  /** Ids of the graph's nodes that go. */
  roots: readonly string[];
  title: string;
  /** Where the instances that are left behind are named elsewhere. */
  workloadsOnly?: boolean;
  /** Said where nothing loses access. */
  none?: string;
}

/** What stops working when links of the chain go, each with its last call. */
export function BlastRadius({ roots, title, workloadsOnly = false, none }: BlastRadiusProps) {
  const { chains, calls } = useBindingGraph();
  const affected = blastRadius(chains, roots, callsByService(calls)).filter(
    ({ node }) => !workloadsOnly || node.kind === 'workload',
  );
  if (affected.length === 0) {
    return none === undefined ? null : <p className="text-muted">{none}</p>;
  }
  return (
    <Notice look="warn" title={title}>
      <ul className="mt-1 grid gap-1.5">
        {affected.map(({ node: { id, kind, name, namespace, detail }, services, lastCallAt }) => (
          <li key={id} data-affects={name}>
            <span className="wrap-anywhere">
              {kind === 'workload' ? (detail ?? nounOfNode(kind)) : nounOfNode(kind)} {name}
            </span>
            {namespace === undefined ? null : <span className="text-muted"> in {namespace}</span>}
            {kind === 'workload' ? (
              <span className="block text-sm text-muted">
                <LastCall at={lastCallAt} since={calls?.since} through={services} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
