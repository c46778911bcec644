'use client';

import dynamic from 'next/dynamic';
import { loadPart } from '#lib/client/load-part.ts';
import type { ConnectStep as StepId } from '#lib/domain/view/connect-progress.ts';
import { NameStep } from './name-step.tsx';
import type { ConnectFacts } from './use-connect-chain.ts';
import type { ConnectWork } from './use-connect-work.ts';

// each step is loaded when the flow comes to it; the first is here
const ConnectStep = dynamic(() =>
  loadPart(() => import('./connect-step.tsx')).then((module) => module.ConnectStep),
);
const RegisterStep = dynamic(() =>
  loadPart(() => import('./register-step.tsx')).then((module) => module.RegisterStep),
);
const AllowStep = dynamic(() =>
  loadPart(() => import('./allow-step.tsx')).then((module) => module.AllowStep),
);
const BindStep = dynamic(() => loadPart(() => import('./bind-step.tsx')).then((module) => module.BindStep));
const ProveStep = dynamic(() =>
  loadPart(() => import('./prove-step.tsx')).then((module) => module.ProveStep),
);

export interface ConnectStepContentProps {
  step: StepId;
  work: ConnectWork;
  allowances: ConnectFacts['allowances'];
  namespaceNames: readonly string[];
  onApplication(name: string): void;
  onCreated(name: string): void;
}

/** What is done in a step; nothing as long as what it builds on is not there. */
export function ConnectStepContent(props: ConnectStepContentProps) {
  const { step, work, allowances, namespaceNames, onApplication, onCreated } = props;
  const { chain, state, pairing, binding, proof, pin, advance, choose, goOnWith } = work;
  const { application, service, namespace } = chain;
  switch (step) {
    case 'name':
      return <NameStep application={application} onOpen={onApplication} onCreated={onCreated} />;
    case 'connect':
      return (
        application && (
          <ConnectStep
            application={application}
            pairing={pairing}
            onStay={() => pin('connect')}
            onDone={advance}
            onSkip={() => pin('register')}
          />
        )
      );
    case 'register':
      return (
        application && (
          <RegisterStep
            application={application}
            chosen={service?.id}
            isChosenGone={work.isServiceGone}
            onRegistered={(serviceId) => goOnWith({ serviceId })}
            onChoose={(serviceId) => choose({ serviceId })}
            onDone={advance}
          />
        )
      );
    case 'allow':
      return (
        application &&
        service && (
          <AllowStep
            application={application}
            service={service}
            allowances={allowances}
            namespace={namespace}
            namespaceNames={namespaceNames}
            goneNamespace={chain.goneNamespace}
            onAllowed={(allowed) => goOnWith({ namespace: allowed })}
          />
        )
      );
    case 'bind':
      return (
        <BindStep
          chain={chain}
          state={state.bind}
          binding={binding}
          onChoose={(serviceId) => goOnWith({ serviceId })}
          onRegister={() => pin('register')}
        />
      );
    case 'prove':
      return <ProveStep chain={chain} state={state.prove} proof={proof} />;
    default:
      return step satisfies never;
  }
}
