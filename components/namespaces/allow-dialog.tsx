'use client';

import { useState } from 'react';
import { BlastRadius } from '#components/blast-radius/blast-radius.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { RadioCards } from '#components/ui/radio-cards.tsx';
import { toast } from '#components/ui/toast.ts';
import { saveAllowance } from '#lib/client/mappings.ts';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { type Allowance, withdrawnServices } from '#lib/domain/application/allowance.ts';
import { type Application, servicesOf } from '#lib/domain/application/application.ts';
import { nodeId } from '#lib/domain/binding/binding-graph-node.ts';
import type { Chains } from '#lib/domain/binding/chain.ts';
import { blastRadius } from '#lib/domain/view/blast-radius.ts';
import type { MatrixCell } from '#lib/domain/view/matrix.ts';

export interface AllowDialogProps {
  cell: MatrixCell;
  chains: Chains;
  onClose(): void;
}

const modes: readonly { value: Allowance['mode']; label: string; hint: string }[] = [
  { value: 'all', label: 'All services', hint: 'Also those that the application registers later.' },
  { value: 'some', label: 'Chosen services', hint: 'Only these, until you change it.' },
  { value: 'none', label: 'None', hint: 'The namespace’s catalog does not offer the application.' },
];

/** Changes what of an Application a namespace may use; says first what loses access by it. */
export function AllowDialog({ cell, chains, onClose }: AllowDialogProps) {
  const { application, namespace, mapping } = cell;
  const { name } = application.metadata;
  // the cell changes under the dialog as others change it
  const [seen] = useState(cell.allowance);
  const [allowance, setAllowance] = useState<Allowance>(seen);
  const withdrawn = withdrawnServices(application, mapping, allowance).map((id) =>
    nodeId('class', namespace, id),
  );
  const losesAccess = blastRadius(chains, withdrawn, new Map()).length > 0;
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
          setAllowance(mode === 'some' ? { mode, services: startingChoice(cell) } : { mode })
        }
      />
      {allowance.mode === 'some' ? (
        <ServiceChoice
          application={application}
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
function startingChoice({ allowance, application }: MatrixCell): string[] {
  if (allowance.mode === 'some') {
    return allowance.services;
  }
  return allowance.mode === 'all' ? servicesOf(application).map(({ id }) => id) : [];
}

interface ServiceChoiceProps {
  application: Application;
  chosen: readonly string[];
  onChange(services: string[]): void;
}

function ServiceChoice({ application, chosen, onChange }: ServiceChoiceProps) {
  const services = servicesOf(application);
  if (services.length === 0) {
    return (
      <Notice title="Nothing is registered yet">
        Choose “All services” to allow what {application.metadata.name} registers later.
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
