'use client';

import { BlastRadius } from '#components/blast-radius/blast-radius.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { toast } from '#components/ui/toast.ts';
import { api } from '#lib/client/api.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { nounOfNode } from '#lib/domain/attention.ts';
import { type GraphNode, nodeId } from '#lib/domain/binding-graph-node.ts';
import type { Chain } from '#lib/domain/chain.ts';

export interface DeleteApplicationProps {
  name: string;
  chain: Chain;
  onClose(): void;
  onDeleted?(): void;
}

/** Asks before an Application goes, and says what stops working with it. */
export function DeleteApplication({ name, chain, onClose, onDeleted }: DeleteApplicationProps) {
  const { mutate, isPending, error } = useGuardedMutation({
    mutationFn: () => api(`/api/applications/${encodeURIComponent(name)}`, { method: 'DELETE' }),
    onSuccess() {
      toast.success(`Application ${name} is being deleted`);
      onClose();
      onDeleted?.();
    },
  });
  const losing = chain.workload.filter(({ ref }) => ref !== undefined);
  const orphans = [...chain.instance, ...chain.binding];
  const inUse = losing.length > 0 || orphans.length > 0;
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      title={`Delete application ${name}?`}
      action="Delete application"
      pending={isPending}
      error={error}
      onConfirm={() => mutate()}
      {...(inUse ? { typeToConfirm: name } : {})}
    >
      <p>
        {chain.service.length === 0
          ? 'It has no services. '
          : chain.service.length === 1
            ? 'Its service goes with it, specification and credentials included. '
            : `Its ${chain.service.length} services go with it, specifications and credentials included. `}
        Its client certificate is of no use any more.
      </p>
      <BlastRadius roots={[nodeId('application', name)]} title="These lose access" workloadsOnly />
      {orphans.length === 0 ? (
        <p className="text-muted">Nothing is bound to it.</p>
      ) : (
        <div>
          <p className="text-muted">These stay, and point to nothing until you delete them:</p>
          <NodeNames nodes={orphans} />
        </div>
      )}
    </ConfirmDialog>
  );
}

function NodeNames({ nodes }: { nodes: readonly GraphNode[] }) {
  return (
    <ul className="list-disc pl-5">
      {nodes.map(({ id, kind, name, namespace }) => (
        <li key={id} className="break-all">
          {nounOfNode(kind)} {name} <span className="text-muted">in {namespace}</span>
        </li>
      ))}
    </ul>
  );
}
