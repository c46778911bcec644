'use client';

import { useState } from 'react';
import { BlastRadius } from '#components/blast-radius/blast-radius.tsx';
import { useBlastRadius } from '#components/blast-radius/use-blast-radius.ts';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { ConfirmDialog } from '#components/ui/confirm-dialog.tsx';
import { LoadState } from '#components/ui/load-state.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { RadioCards } from '#components/ui/radio-cards.tsx';
import { toast } from '#components/ui/toast.ts';
import { saveAllowance } from '#lib/client/mappings.ts';
import { useTexts } from '#lib/client/texts.tsx';
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

const modes = [
  { value: 'all', label: 'modeAll', hint: 'modeAllHint' },
  { value: 'some', label: 'modeSome', hint: 'modeSomeHint' },
  { value: 'none', label: 'modeNone', hint: 'modeNoneHint' },
] as const satisfies { value: Allowance['mode']; label: string; hint: string }[];

/** Changes what of an Application a namespace may use; says first what loses access by it. */
export function AllowDialog({ application, namespace, onClose }: AllowDialogProps) {
  const t = useTexts('namespaces');
  const { answer, isPending, error, retry } = useView('namespace-allowance', { application, namespace });
  const current: Allowance = answer?.allowance ?? { mode: 'none' };
  // before somebody chooses it follows what is allowed; what others change afterwards is kept by the save
  const [choice, setChoice] = useState<Choice>();
  const allowance = choice?.allowance ?? current;
  const ids = (answer?.services ?? []).map(({ id }) => id);
  const withdrawn = allowedIds(ids, current)
    .filter((id) => !allowedIds(ids, allowance).includes(id))
    .map((id) => nodeId('class', namespace, id));
  const { answer: radius, isLooking } = useBlastRadius(withdrawn);
  const losesAccess = withdrawn.length > 0 && (radius?.affected.length ?? 0) > 0;
  const save = useGuardedMutation({
    mutationFn: ({ allowance: wanted, seen }: Choice) => saveAllowance(application, namespace, wanted, seen),
    onSuccess() {
      toast.success(t('allowanceChanged', { application, namespace }));
      onClose();
    },
  });
  const isEmpty = allowance.mode === 'some' && allowance.services.length === 0;
  return (
    <ConfirmDialog
      onClose={onClose}
      title={t('allowTitle', { application, namespace })}
      action={losesAccess ? t('withdrawAccess') : t('save')}
      look={losesAccess ? 'danger' : 'primary'}
      isPreparing={isPending || isLooking}
      disabled={answer === undefined || isEmpty}
      pending={save.isPending}
      onConfirm={() => save.mutate(choice ?? { seen: current, allowance })}
    >
      <LoadState noun={t('servicesNoun')} isPending={isPending} error={error} onRetry={retry}>
        <AllowanceChoice
          application={application}
          namespace={namespace}
          services={answer?.services ?? []}
          allowance={allowance}
          startingChoice={startingChoice(ids, current)}
          onChange={(next) => setChoice({ seen: choice?.seen ?? current, allowance: next })}
        />
      </LoadState>
      <BlastRadius roots={withdrawn} title={t('loseAccessIn', { namespace })} />
      {save.error === null ? null : <ErrorNotice title={t('nothingChanged')} error={save.error} />}
    </ConfirmDialog>
  );
}

interface Choice {
  /** What was allowed when somebody began to choose. */
  seen: Allowance;
  allowance: Allowance;
}

interface AllowanceChoiceProps {
  application: string;
  namespace: string;
  services: Loaded['services'];
  allowance: Allowance;
  /** What is ticked when somebody starts to choose. */
  startingChoice: string[];
  onChange(allowance: Allowance): void;
}

function AllowanceChoice(props: AllowanceChoiceProps) {
  const t = useTexts('namespaces');
  const { application, namespace, services, allowance, onChange } = props;
  return (
    <>
      <RadioCards
        legend={t('servicesOf', { application, namespace })}
        name="allowance"
        value={allowance.mode}
        options={modes.map(({ value, label, hint }) => ({ value, label: t(label), hint: t(hint) }))}
        onChange={(mode) => onChange(mode === 'some' ? { mode, services: props.startingChoice } : { mode })}
      />
      {allowance.mode === 'some' ? (
        <ServiceChoice
          application={application}
          services={services}
          chosen={allowance.services}
          onChange={(chosen) => onChange({ mode: 'some', services: chosen })}
        />
      ) : null}
    </>
  );
}

/** What was allowed before. */
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
  const t = useTexts('namespaces');
  if (services.length === 0) {
    return <Notice title={t('nothingRegistered')}>{t('nothingRegisteredAbout', { application })}</Notice>;
  }
  return (
    <fieldset className="grid gap-1 pl-3">
      <legend className="mb-1 text-sm font-medium">{t('services')}</legend>
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
