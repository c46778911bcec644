'use client';

import { useState } from 'react';
import { BlastRadius } from '#components/blast-radius/blast-radius.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { LoadState } from '#components/ui/load-state.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { RadioCards } from '#components/ui/radio-cards.tsx';
import { toast } from '#components/ui/toast.ts';
import { saveAllowance } from '#lib/client/mappings.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { useView } from '#lib/client/use-view.ts';
import { type Allowance, allowedIds } from '#lib/domain/application/allowance.ts';
import { nodeId } from '#lib/domain/binding/binding-graph-node.ts';
import type { ViewAnswer } from '#lib/domain/view/views.ts';

export interface AllowDialogProps {
  application: string;
  namespace: string;
  onClose(): void;
}

type Loaded = ViewAnswer<'namespace-allowance'>;

const modes: readonly { value: Allowance['mode']; label: string; hint: string }[] = [
  { value: 'all', label: 'All services', hint: 'Also those that the application registers later.' },
  { value: 'some', label: 'Chosen services', hint: 'Only these, until you change it.' },
  { value: 'none', label: 'None', hint: 'The namespace’s catalog does not offer the application.' },
];

/** Changes what of an Application a namespace may use; says first what loses access by it. */
export function AllowDialog({ application, namespace, onClose }: AllowDialogProps) {
  const { answer, isPending, error, retry } = useView('namespace-allowance', { application, namespace });
  return answer === undefined ? (
    <ConfirmDialog
      onClose={onClose}
      title={`Allow ${application} in ${namespace}`}
      action="Save"
      look="primary"
      disabled
      pending={false}
      onConfirm={() => undefined}
    >
      <LoadState noun="services" isPending={isPending} error={error} onRetry={retry}>
        {null}
      </LoadState>
    </ConfirmDialog>
  ) : (
    <LoadedDialog {...answer} application={application} namespace={namespace} onClose={onClose} />
  );
}

function LoadedDialog(props: AllowDialogProps & Loaded) {
  const { application: name, namespace, services, allowance: current, onClose } = props;
  // it changes under the dialog as others change it
  const [seen] = useState(current);
  const [allowance, setAllowance] = useState<Allowance>(seen);
  const ids = services.map(({ id }) => id);
  const withdrawn = allowedIds(ids, current)
    .filter((id) => !allowedIds(ids, allowance).includes(id))
    .map((id) => nodeId('class', namespace, id));
  const { answer: radius } = useView(
    'blast-radius',
    { roots: withdrawn },
    { enabled: withdrawn.length > 0, keepPrevious: false },
  );
  const losesAccess = withdrawn.length > 0 && (radius?.affected.length ?? 0) > 0;
  const { mutate, isPending, error } = useGuardedMutation({
    mutationFn: (wanted: Allowance) => saveAllowance(name, namespace, wanted, seen),
    onSuccess() {
      toast.success(`Changed what of ${name} is allowed in ${namespace}`);
      onClose();
    },
  });
  const empty = allowance.mode === 'some' && allowance.services.length === 0;
  return (
    <ConfirmDialog
      onClose={onClose}
      title={`Allow ${name} in ${namespace}`}
      action={losesAccess ? 'Withdraw access' : 'Save'}
      look={losesAccess ? 'danger' : 'primary'}
      disabled={empty}
      pending={isPending}
      onConfirm={() => mutate(allowance)}
    >
      <RadioCards
        legend={`Services of ${name} that ${namespace} may use`}
        name="allowance"
        value={allowance.mode}
        options={modes}
        onChange={(mode) =>
          setAllowance(mode === 'some' ? { mode, services: startingChoice(ids, current) } : { mode })
        }
      />
      {allowance.mode === 'some' ? (
        <ServiceChoice
          application={name}
          services={services}
          chosen={allowance.services}
          onChange={(services) => setAllowance({ mode: 'some', services })}
        />
      ) : null}
      <BlastRadius roots={withdrawn} title={`In ${namespace} these lose access`} />
      {error === null ? null : <ErrorNotice title="Nothing was changed" error={error} />}
    </ConfirmDialog>
  );
}

/** What is ticked when somebody starts to choose: what was allowed before. */
function startingChoice(ids: readonly string[], allowance: Allowance): string[] {
  return allowance.mode === 'some' ? allowance.services : allowedIds(ids, allowance);
}

interface ServiceChoiceProps {
  application: string;
  services: Loaded['services'];
  chosen: readonly string[];
  onChange(services: string[]): void;
}

function ServiceChoice({ application, services, chosen, onChange }: ServiceChoiceProps) {
  if (services.length === 0) {
    return (
      <Notice title="Nothing is registered yet">
        Choose “All services” to allow what {application} registers later.
      </Notice>
    );
  }
  return (
    <fieldset className="grid gap-1 pl-3">
      <legend className="mb-1 text-sm font-medium">Services</legend>
      {services.map(({ id, displayName, description }) => (
        <Checkbox
          key={id}
          label={displayName}
          hint={description}
          checked={chosen.includes(id)}
          onChange={(event) =>
            onChange(event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
          }
        />
      ))}
    </fieldset>
  );
}
