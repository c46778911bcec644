'use client';

import { BlastRadius } from '#components/blast-radius/blast-radius.tsx';
import { useBlastRadius } from '#components/blast-radius/use-blast-radius.ts';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { toast } from '#components/ui/toast.ts';
import { deleteObject } from '#lib/client/object-text.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import type { ObjectRef } from '#lib/domain/binding/binding-graph-node.ts';
import type { UnbindTarget } from '#lib/domain/binding/unbind-target.ts';
import { type KindName, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KeyOf } from '#lib/domain/texts/message.ts';
import { nodeOfUnbindTarget } from '#lib/domain/view/node-actions.ts';

const consequences: Partial<Record<KindName, KeyOf<'bindings'>>> = {
  servicebindingusages: 'usageGoes',
  servicebindings: 'bindingGoes',
  serviceinstances: 'instanceGoes',
  pods: 'podGoes',
};

export interface DeleteObjectProps {
  object: ObjectRef;
  /** What of the chain it is; undefined for a pod. */
  target: UnbindTarget | undefined;
  onClose(): void;
}

/** Deletes one object by itself; for a whole chain there is Unbind. */
export function DeleteObject({ object, target, onClose }: DeleteObjectProps) {
  const t = useTexts('bindings');
  const { kind } = kinds[object.kind];
  const { name } = object;
  const roots = target === undefined ? [] : [nodeOfUnbindTarget(target)];
  const { isLooking } = useBlastRadius(roots);
  const { mutate, isPending, error } = useGuardedMutation({
    mutationFn: () => deleteObject(object),
    onSuccess() {
      toast.success(t('isBeingDeleted', { kind, name }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      onClose={onClose}
      title={t('deleteQuestion', { kind, name })}
      action={t('delete')}
      isPreparing={isLooking}
      pending={isPending}
      error={error}
      onConfirm={() => mutate()}
    >
      <p>{t(consequences[object.kind] ?? 'cannotBeUndone')}</p>
      {target === undefined ? null : <BlastRadius roots={roots} title={t('theseLoseAccess')} />}
    </ConfirmDialog>
  );
}
