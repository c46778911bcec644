'use client';

import { BlastRadius } from '#components/blast-radius/blast-radius.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { toast } from '#components/ui/toast.ts';
import { api } from '#lib/client/api.ts';
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
  const { mutate, isPending, error } = useGuardedMutation({
    mutationFn: () =>
      api(`/api/applications/${encodeURIComponent(application)}/services/${encodeURIComponent(service.id)}`, {
        method: 'DELETE',
      }),
    onSuccess() {
      toast.success(`Service ${service.displayName} deleted`);
      onClose();
    },
  });
  return (
    <ConfirmDialog
      onClose={onClose}
      title={`Delete service ${service.displayName}?`}
      action="Delete service"
      pending={isPending}
      error={error}
      onConfirm={() => mutate()}
    >
      <p>
        Its specification and its credentials are deleted from the cluster. The application can register it
        again.
      </p>
      {service.offeredIn.length === 0 ? null : (
        <p>It is offered in {service.offeredIn.join(', ')}, and goes from there too.</p>
      )}
      <BlastRadius
        roots={[nodeId('service', application, service.id)]}
        title="These lose access"
        none="Nothing is bound to it."
      />
    </ConfirmDialog>
  );
}
