'use client';

import { BlastRadius } from '#components/blast-radius/blast-radius.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { toast } from '#components/ui/toast.ts';
import { deleteObject } from '#lib/client/object-text.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import type { ObjectRef } from '#lib/domain/binding/binding-graph-node.ts';
import type { UnbindTarget } from '#lib/domain/binding/unbind-target.ts';
import { type KindName, kinds } from '#lib/domain/kubernetes/kinds.ts';
import { nodeOfUnbindTarget } from '#lib/domain/view/node-actions.ts';

const consequences: Partial<Record<KindName, string>> = {
  servicebindingusages:
    'The workload loses the variables, and its pods are replaced. The binding and its Secret stay.',
  servicebindings: 'Its Secret goes, and with it every usage of the binding. The instance stays.',
  serviceinstances: 'All of its bindings go first, and with them their Secrets and usages.',
  pods: 'Its Deployment starts another one in its place.',
};

export interface DeleteObjectProps {
  object: ObjectRef;
  /** What of the chain it is; undefined for a pod. */
  target: UnbindTarget | undefined;
  onClose(): void;
}

/** Deletes one object by itself; for a whole chain there is Unbind. */
export function DeleteObject({ object, target, onClose }: DeleteObjectProps) {
  const { kind } = kinds[object.kind];
  const { mutate, isPending, error } = useGuardedMutation({
    mutationFn: () => deleteObject(object),
    onSuccess() {
      toast.success(`${kind} ${object.name} is being deleted`);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      onClose={onClose}
      title={`Delete ${kind} ${object.name}?`}
      action="Delete"
      pending={isPending}
      error={error}
      onConfirm={() => mutate()}
    >
      <p>{consequences[object.kind] ?? 'This cannot be undone.'}</p>
      {target === undefined ? null : (
        <BlastRadius roots={[nodeOfUnbindTarget(target)]} title="These lose access" />
      )}
    </ConfirmDialog>
  );
}
