'use client';

import { useEffect, useRef, useState } from 'react';
import { useBinding } from '#components/bindings/use-binding.ts';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { type Step, Steps } from '#components/ui/steps.tsx';
import { useNow } from '#lib/client/use-now.ts';
import type { Application } from '#lib/domain/application/application.ts';
import { type ConnectObjects, connectChain } from '#lib/domain/view/connect-chain.ts';
import { connectFlowState } from '#lib/domain/view/connect-flow-state.ts';
import {
  connectProgress,
  connectSteps,
  nextStep,
  type ConnectStep as StepId,
} from '#lib/domain/view/connect-progress.ts';
import { standingChoice } from '#lib/domain/view/standing-choice.ts';
import { AllowStep } from './allow-step.tsx';
import { BindStep } from './bind-step.tsx';
import { ConnectStep } from './connect-step.tsx';
import { NameStep } from './name-step.tsx';
import { ProveStep } from './prove-step.tsx';
import { RegisterStep } from './register-step.tsx';
import { StepBody } from './step-body.tsx';
import type { ConnectPlace } from './use-connect-place.ts';
import { usePairing } from './use-pairing.ts';
import { useProof } from './use-proof.ts';
import { useRegistration } from './use-registration.ts';

export interface ConnectFlowProps {
  place: ConnectPlace;
  objects: ConnectObjects;
  applicationNames: readonly string[];
  namespaceNames: readonly string[];
  /** Whether the open step takes the keyboard's focus when the flow appears. */
  takesFocus: boolean;
  onApplication(name: string | undefined): void;
  onCreated(application: Application): void;
  onChoice(change: Partial<Omit<ConnectPlace, 'application'>>): void;
}

const titles: Record<StepId, string> = {
  name: 'Name the Application',
  connect: 'Connect it',
  register: 'Register a service',
  allow: 'Allow it in a namespace',
  bind: 'Bind it to a workload',
  prove: 'Prove it with a call',
};

/**
 * The six steps of one connection. What is done is read from the cluster; only what is being typed or has just been made
 * lives here, above the steps, so that closing one loses nothing.
 */
export function ConnectFlow(props: ConnectFlowProps) {
  const { place, objects, applicationNames, namespaceNames, takesFocus, onApplication, onCreated, onChoice } =
    props;
  const wanted = standingChoice(place.namespace, namespaceNames);
  const choice = { serviceId: place.serviceId, namespace: wanted.value, goneNamespace: wanted.gone };
  const { application, service, namespace } = connectChain(objects, choice);
  const name = application?.metadata.name;
  const pairing = usePairing(application);
  const registration = useRegistration(name);
  // a step that was opened by hand, or is in the middle of something, stays open
  const [pinned, setPinned] = useState<StepId | undefined>(registration.isRestored ? 'register' : undefined);
  const advance = () => setPinned(undefined);
  const binding = useBinding(
    service && namespace ? { namespace, serviceId: service.id } : undefined,
    advance,
  );
  const chain = connectChain(objects, { ...choice, usage: binding.run?.result?.usage });
  const proof = useProof(chain);
  const now = new Date(useNow(5_000));
  const state = connectFlowState(
    chain,
    { token: pairing.visitToken, run: binding.run, call: proof.call },
    now,
  );
  const progress = connectProgress(chain, state);
  const isBinding = state.bind.is === 'applying' || state.bind.is === 'cancelling';
  const open = isBinding ? 'bind' : (pinned ?? nextStep(progress));
  // whoever reloads a half-done connection is not thrown into the middle of the page; whoever works on it is led on
  const hasMoved = useRef(false);
  useEffect(() => {
    hasMoved.current = true;
  }, []);

  if (place.application !== undefined && application === undefined) {
    return (
      <Notice
        look="warn"
        title={`There is no Application named ${place.application}.`}
        actions={<Button onClick={() => onApplication(undefined)}>Start with a new one</Button>}
      >
        It was deleted, or the address is wrong.
      </Notice>
    );
  }

  const contents: Record<StepId, React.ReactNode> = {
    name: (
      <NameStep
        application={application}
        taken={applicationNames}
        onOpen={onApplication}
        onCreated={onCreated}
      />
    ),
    connect: application && (
      <ConnectStep
        application={application}
        pairing={pairing}
        onStay={() => setPinned('connect')}
        onDone={advance}
        onSkip={() => setPinned('register')}
      />
    ),
    register: application && (
      <RegisterStep
        application={application}
        registration={registration}
        chosen={service?.id}
        isChosenGone={place.serviceId !== undefined && service?.id !== place.serviceId}
        onRegistered={(serviceId) => {
          onChoice({ serviceId });
          advance();
        }}
        onChoose={(serviceId) => onChoice({ serviceId })}
        onDone={advance}
      />
    ),
    allow: application && service && (
      <AllowStep
        application={application}
        service={service}
        mappings={objects.mappings}
        namespace={namespace}
        namespaceNames={namespaceNames}
        goneNamespace={wanted.gone}
        onAllowed={(allowedNamespace) => {
          onChoice({ namespace: allowedNamespace });
          advance();
        }}
      />
    ),
    bind: (
      <BindStep
        chain={chain}
        state={state.bind}
        binding={binding}
        onChoose={(serviceId) => {
          onChoice({ serviceId });
          advance();
        }}
        onRegister={() => setPinned('register')}
      />
    ),
    prove: <ProveStep chain={chain} state={state.prove} proof={proof} />,
  };

  const steps: Step[] = connectSteps.map((id, index) => {
    const { health, state, ready } = progress[id];
    const title = <StepTitle key={id} text={`${index + 1}. ${titles[id]}`} ready={ready} />;
    const content = (
      <StepBody key={id} label={titles[id]} takesFocus={takesFocus || hasMoved.current || id === 'name'}>
        {contents[id]}
      </StepBody>
    );
    return { id, title, health, state, ...(ready ? { content } : {}) };
  });

  return (
    <Card className="px-4">
      <Steps
        steps={steps}
        open={open}
        onToggle={(id) => setPinned(id === open ? undefined : (id as StepId))}
      />
    </Card>
  );
}

function StepTitle({ text, ready }: { text: string; ready: boolean }) {
  return <span className={ready ? '' : 'text-muted'}>{text}</span>;
}
