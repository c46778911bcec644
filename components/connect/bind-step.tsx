'use client';

import Link from 'next/link';
import { BindRunProgress } from '#components/bindings/bind-run-progress.tsx';
import { RunOutcome } from '#components/bindings/run-outcome.tsx';
import type { Binding } from '#components/bindings/use-binding.ts';
import { ErrorNotice, Notice } from '#components/ui/notice.tsx';
import { RuleLink } from '#components/ui/rule-link.tsx';
import { Status } from '#components/ui/status.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { ConnectChain } from '#lib/domain/view/connect-chain-view.ts';
import type { BindState } from '#lib/domain/view/connect-flow-state.ts';
import { BindStepForm } from './bind-step-form.tsx';
import { EventsOnlyNotice } from './events-only-notice.tsx';

export interface BindStepProps {
  chain: ConnectChain;
  state: BindState;
  binding: Binding;
  /** Goes on with another service of the Application. */
  onChoose(serviceId: string): void;
  /** Leads to where a service is registered. */
  onRegister(): void;
}

export function BindStep({ chain, state, binding, onChoose, onRegister }: BindStepProps) {
  const { application, service, namespace, inCatalog } = chain;
  if (application === undefined || service === undefined || namespace === undefined) {
    return null;
  }
  if (state.is === 'no-api') {
    return (
      <EventsOnlyNotice
        application={application}
        service={service}
        namespace={namespace}
        inCatalog={inCatalog}
        onChoose={onChoose}
        onRegister={onRegister}
      />
    );
  }
  return (
    <div className="grid gap-4">
      <BindNotice state={state} service={service.displayName} namespace={namespace} />
      {state.is === 'applying' || state.is === 'cancelling' ? (
        <BindRunProgress run={state.run} onCancel={binding.cancel} />
      ) : state.is === 'awaiting-catalog' ? null : (
        <BindStepForm
          input={{ namespace, serviceId: service.id }}
          application={application.name}
          service={service.displayName}
          binding={binding}
        />
      )}
      {binding.error === null ? null : <ErrorNotice error={binding.error} />}
    </div>
  );
}

interface BindNoticeProps {
  state: BindState;
  service: string;
  namespace: string;
}

/** What is to be said first, one thing for each state. */
function BindNotice({ state, service, namespace }: BindNoticeProps) {
  const t = useTexts('connect');
  switch (state.is) {
    case 'awaiting-catalog':
      return (
        <div className="grid gap-1">
          <Status health="busy">{t('catalogAwaited', { namespace, service })}</Status>
          <p className="text-sm text-muted">{t('catalogAwaitedHint')}</p>
        </div>
      );
    case 'settling':
      return <Status health="busy">{t('beingBound', { workload: state.workload, namespace })}</Status>;
    case 'broken':
      return (
        <>
          <Notice look="bad" title={t('noVariables', { workload: state.workload, namespace })}>
            <p>{state.problem.evidence}</p>
            <p>
              {state.problem.fix} <RuleLink problem={state.problem} />
            </p>
          </Notice>
          {state.missed === undefined ? null : <RunOutcome run={state.missed} />}
        </>
      );
    case 'bound':
      return (
        <>
          <Notice
            look={state.warning === undefined ? 'info' : 'warn'}
            title={t('bound', { service, workload: state.workload, namespace })}
          >
            {state.warning === undefined ? null : <p>{state.warning}</p>}
            {t.rich('boundHint', {
              link: (text) => (
                <Link className="text-accent underline" href="/graph">
                  {text}
                </Link>
              ),
            })}
          </Notice>
          {state.missed === undefined ? null : <RunOutcome run={state.missed} />}
        </>
      );
    case 'cancelled':
    case 'failed':
      return <RunOutcome run={state.run} />;
    case 'locked':
    case 'no-api':
    case 'open':
    case 'applying':
    case 'cancelling':
      return null;
    default:
      return state satisfies never;
  }
}
