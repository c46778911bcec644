'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { Field } from '#components/ui/field.tsx';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { RadioCards } from '#components/ui/radio-cards.tsx';
import { Select } from '#components/ui/select.tsx';
import { allowServices } from '#lib/client/mappings.ts';
import { useTexts } from '#lib/client/texts.tsx';
import { useGuardedMutation } from '#lib/client/use-guarded-mutation.ts';
import { type Allowance, allowanceOf } from '#lib/domain/application/allowance.ts';
import type { ConnectApplication, ConnectService } from '#lib/domain/view/connect-chain-view.ts';
import { standingChoice } from '#lib/domain/view/standing-choice.ts';
import type { ConnectFacts } from './use-connect-chain.ts';

export interface AllowStepProps {
  application: ConnectApplication;
  /** The service that the next steps are about. */
  service: ConnectService;
  /** What each namespace may use already. */
  allowances: ConnectFacts['allowances'];
  /** The chosen one, and those to choose from. */
  namespace: string | undefined;
  namespaceNames: readonly string[];
  /** The one that was chosen and is not there any more. */
  goneNamespace: string | undefined;
  onAllowed(namespace: string): void;
}

type Extent = 'all' | 'chosen';

export function AllowStep(props: AllowStepProps) {
  const {
    application,
    service,
    allowances,
    namespace,
    namespaceNames: names,
    goneNamespace,
    onAllowed,
  } = props;
  const t = useTexts('connect');
  const [picked, setPicked] = useState(namespace);
  const choice = standingChoice(picked, names, [namespace, 'default', names[0]]);
  const target = choice.value;
  const gone = choice.gone ?? goneNamespace;
  const allowance = allowances.find(({ id }) => id === target)?.allowance ?? { mode: 'none' };
  return (
    <div className="grid max-w-2xl gap-4">
      {gone === undefined ? null : (
        <Notice look="warn" title={t('namespaceGone', { namespace: gone })}>
          {target === undefined ? t('namespaceNone') : t('namespaceReplaced', { namespace: target })}
        </Notice>
      )}
      <Field label={t('namespace')} hint={t('namespaceHint')}>
        {(control) => (
          <Select
            {...control}
            value={target ?? ''}
            onChange={(event) => setPicked(event.target.value)}
            className="max-w-xs"
          >
            {names.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        )}
      </Field>
      {target === undefined ? null : (
        <ServiceChoice
          key={target}
          application={application}
          service={service}
          allowance={allowance}
          namespace={target}
          onAllowed={onAllowed}
        />
      )}
    </div>
  );
}

interface ServiceChoiceProps extends Pick<AllowStepProps, 'application' | 'service' | 'onAllowed'> {
  allowance: Allowance;
  namespace: string;
}

/** All services or some of them, starting from what is allowed in the namespace already. */
function ServiceChoice({ application, service, allowance, namespace, onAllowed }: ServiceChoiceProps) {
  const t = useTexts('connect');
  const { name } = application;
  const [extent, setExtent] = useState<Extent>(allowance.mode === 'some' ? 'chosen' : 'all');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set([service.id, ...(allowance.mode === 'some' ? allowance.services : [])]),
  );
  // what others change while somebody chooses stays
  const [seen, setSeen] = useState(allowance);
  const allow = useGuardedMutation({
    mutationFn: (services: string[] | null) =>
      allowServices({ application: name, namespace, services, base: seen }),
    onSuccess(stored) {
      setSeen(allowanceOf(stored));
      onAllowed(namespace);
    },
    // whoever was told that it is another by now, and tries again, means it
    onError: () => setSeen(allowance),
  });

  function toggle(id: string): void {
    const next = new Set(chosen);
    if (!next.delete(id)) {
      next.add(id);
    }
    setChosen(next);
  }

  return (
    <>
      <RadioCards<Extent>
        legend={t('whichServices')}
        showLegend
        name="extent"
        value={extent}
        onChange={setExtent}
        columns={2}
        options={[
          { value: 'all', label: t('allServices'), hint: t('allServicesHint', { application: name }) },
          { value: 'chosen', label: t('chosenServices'), hint: t('chosenServicesHint') },
        ]}
      />
      {extent === 'chosen' ? (
        <fieldset className="grid gap-2">
          <legend className="sr-only">{t('chosenServices')}</legend>
          {application.services.map(({ id, displayName, description }) => (
            <Checkbox
              key={id}
              label={displayName}
              hint={description}
              checked={chosen.has(id)}
              onChange={() => toggle(id)}
            />
          ))}
        </fieldset>
      ) : null}
      {allow.error ? <ErrorNotice error={allow.error} title={t('notAllowed')} /> : null}
      <div>
        <Button
          data-first
          look="primary"
          disabled={extent === 'chosen' && chosen.size === 0}
          pending={allow.isPending}
          onClick={() => allow.mutate(extent === 'all' ? null : [...chosen])}
        >
          {t('allowIn', { namespace })}
        </Button>
      </div>
    </>
  );
}
