'use client';

import type { Application } from '#lib/domain/application/application.ts';
import type { ConnectStep as StepId } from '#lib/domain/view/connect-progress.ts';
import { AllowStep } from './allow-step.tsx';
import { BindStep } from './bind-step.tsx';
import { ConnectStep } from './connect-step.tsx';
import { NameStep } from './name-step.tsx';
import { ProveStep } from './prove-step.tsx';
import { RegisterStep } from './register-step.tsx';
import type { ConnectFacts } from './use-connect-chain.ts';
import type { ConnectWork } from './use-connect-work.ts';

export interface ConnectStepContentProps {
  step: StepId;
  work: ConnectWork;
  allowances: ConnectFacts['allowances'];
  namespaceNames: readonly string[];
  onApplication(name: string): void;
  onCreated(application: Application): void;
}

/** What is done in a step; nothing as long as what it builds on is not there. */
export function ConnectStepContent(props: ConnectStepContentProps) {
  const { step, work, allowances, namespaceNames, onApplication, onCreated } = props;
  const { chain, state, pairing, registration, binding, proof, pin, advance, choose, goOnWith } = work;
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
            registration={registration}
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
