'use client';

import { BlastRadius } from '#components/blast-radius/blast-radius.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { toast } from '#components/ui/toast.ts';
import { api } from '#lib/client/api.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import type { ApplicationService } from '#lib/domain/application/application.ts';
import { nodeId } from '#lib/domain/binding/binding-graph-node.ts';
import type { Chain } from '#lib/domain/binding/chain.ts';

export interface DeleteServiceProps {
  application: string;
  service: ApplicationService;
  /** The chain of the whole Application. */
  chain: Chain;
  onClose(): void;
}

/** Asks before a service goes from the registry, and says where it is ordered. */
export function DeleteService({ application, service, chain, onClose }: DeleteServiceProps) {
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
  const offered = chain.class.filter(({ id }) => id.endsWith(`/${service.id}`));
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
      {offered.length === 0 ? null : (
        <p>
          It is offered in {offered.map(({ namespace }) => namespace).join(', ')}, and goes from there too.
        </p>
      )}
      <BlastRadius
        roots={[nodeId('service', application, service.id)]}
        title="These lose access"
        none="Nothing is bound to it."
      />
    </ConfirmDialog>
  );
}
