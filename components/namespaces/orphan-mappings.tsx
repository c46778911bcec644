'use client';

import { Remedies } from '#components/doctor/remedies.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { RuleLink } from '#components/ui/rule-link.tsx';
import type { BindingGraph } from '#lib/domain/binding/binding-graph-node.ts';

/** The mappings of Applications that do not exist, with the way to remove them; of all where none is named. */
export function OrphanMappings({ graph, application }: { graph: BindingGraph; application?: string }) {
  const orphans = graph.nodes.filter(
    ({ kind, ref, name }) =>
      kind === 'application' && ref === undefined && (application === undefined || application === name),
  );
  return orphans.map(({ id, name, health: { problem } }) =>
    problem === undefined ? null : (
      <Notice
        key={id}
        look="warn"
        className="mb-4"
        title={`Application ${name} does not exist, and is still allowed`}
        actions={<Remedies problem={problem} />}
      >
        <p>{problem.evidence}</p>
        <p>
          {problem.fix} <RuleLink problem={problem} />
        </p>
      </Notice>
    ),
  );
}
