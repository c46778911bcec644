'use client';

import { useEffect, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { type Step, Steps } from '#components/ui/steps.tsx';
import { useTell, useTexts } from '#lib/client/texts.tsx';
import { connectSteps, type ConnectStep as StepId } from '#lib/domain/view/connect-progress.ts';
import { ConnectStepContent } from './connect-step-content.tsx';
import { StepBody } from './step-body.tsx';
import { type ConnectWorkInput, useConnectWork } from './use-connect-work.ts';

export interface ConnectFlowProps extends ConnectWorkInput {
  /** Whether the open step takes the keyboard's focus when the flow appears. */
  takesFocus: boolean;
  onApplication(name: string | undefined): void;
  onCreated(name: string): void;
}

const titles = {
  name: 'stepName',
  connect: 'stepConnect',
  register: 'stepRegister',
  allow: 'stepAllow',
  bind: 'stepBind',
  prove: 'stepProve',
} as const satisfies Record<StepId, string>;

/**
 * The six steps of one connection. What is done is read from the cluster; only what is being typed or has just been made
 * lives here, above the steps or in one that stays, so that closing one loses nothing.
 */
export function ConnectFlow(props: ConnectFlowProps) {
  const { place, facts, takesFocus, onApplication, onCreated } = props;
  const t = useTexts('connect');
  const tell = useTell();
  const work = useConnectWork(props);
  const { progress, open } = work;
  // whoever reloads a half-done connection is not thrown into the middle of the page; whoever works on it is led on
  const hasMoved = useRef(false);
  useEffect(() => {
    hasMoved.current = true;
  }, []);

  if (place.application !== undefined && facts.chain.application === undefined) {
    return (
      <Notice
        look="warn"
        title={t('noApplication', { name: place.application })}
        actions={<Button onClick={() => onApplication(undefined)}>{t('startAnew')}</Button>}
      >
        {t('noApplicationHint')}
      </Notice>
    );
  }

  const steps: Step[] = connectSteps.map((id, index) => {
    const { health, state, ready } = progress[id];
    const label = t(titles[id]);
    const text = t('stepNumbered', { number: index + 1, title: label });
    const title = <StepTitle key={id} text={text} ready={ready} />;
    const content = (
      <StepBody
        key={id}
        label={label}
        isOpen={id === open}
        takesFocus={takesFocus || hasMoved.current || id === 'name'}
      >
        <ConnectStepContent
          step={id}
          work={work}
          allowances={facts.allowances}
          namespaceNames={facts.namespaceNames}
          onApplication={onApplication}
          onCreated={onCreated}
        />
      </StepBody>
    );
    const isKept = id === 'register' && work.keepsRegister;
    return { id, title, health, state: tell(state), isKept, ...(ready ? { content } : {}) };
  });

  return (
    <Card className="px-4">
      <Steps
        steps={steps}
        open={open}
        onToggle={(id) => work.pin(id === open ? undefined : (id as StepId))}
      />
    </Card>
  );
}

function StepTitle({ text, ready }: { text: string; ready: boolean }) {
  return <span className={ready ? '' : 'text-muted'}>{text}</span>;
}
