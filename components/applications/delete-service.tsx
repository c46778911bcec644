'use client';

import { BlastRadius } from '#components/blast-radius/blast-radius.tsx';
import { useBlastRadius } from '#components/blast-radius/use-blast-radius.ts';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { toast } from '#components/ui/toast.ts';
import { api } from '#lib/client/api.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { nodeId } from '#lib/domain/binding/binding-graph-node.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

export interface DeleteServiceProps {
  application: string;
  service: ViewAnswer<'application'>['services'][number];
  onClose(): void;
}

/** Asks before a service goes from the registry, and says where it is ordered. */
export function DeleteService({ application, service, onClose }: DeleteServiceProps) {
  const t = useTexts('applications');
  const roots = [nodeId('service', application, service.id)];
  const { isLooking } = useBlastRadius(roots);
  const { mutate, isPending, error } = useGuardedMutation({
    mutationFn: () =>
      api(`/api/applications/${encodeURIComponent(application)}/services/${encodeURIComponent(service.id)}`, {
        method: 'DELETE',
      }),
    onSuccess() {
      toast.success(t('serviceDeleted', { service: service.displayName }));
      onClose();
    },
  });
  return (
    <ConfirmDialog
      onClose={onClose}
      title={t('deleteServiceQuestion', { service: service.displayName })}
      action={t('deleteServiceAction')}
      isPreparing={isLooking}
      pending={isPending}
      error={error}
      onConfirm={() => mutate()}
    >
      <p>{t('deleteServiceHint')}</p>
      {service.offeredIn.length === 0 ? null : (
        <p>{t('offeredAndGoes', { namespaces: service.offeredIn.join(', ') })}</p>
      )}
      <BlastRadius roots={roots} title={t('theseLoseAccess')} none={t('nothingBound')} />
    </ConfirmDialog>
  );
}
