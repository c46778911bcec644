'use client';

import { Remedies } from '#components/doctor/remedies.tsx';
import { Countdown } from '#components/ui/countdown.tsx';
import { ProblemText } from '#components/ui/problem-text.tsx';
import { Steps } from '#components/ui/steps.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { type CockpitStep, firstOpenStep } from '#lib/domain/view/cockpit.ts';
import type { Connection } from '#lib/domain/view/connection.ts';
import { ChainNodes } from './chain-nodes.tsx';
import { StepFix } from './step-fix.tsx';

export interface ChainChecklistProps {
  application: string;
  connection: Connection;
  steps: readonly CockpitStep[];
}

/** The links of the chain in order; the first that is broken or missing is open until another is chosen. */
export function ChainChecklist({ application, connection, steps }: ChainChecklistProps) {
  const [chosen, setChosen] = useUrlParam('step');
  const open = chosen === '' ? firstOpenStep(steps) : chosen;
  return (
    <Steps
      className="px-4 py-2"
      open={open}
      onToggle={(id) => setChosen(id === open ? 'none' : id)}
      steps={steps.map((step) => ({
        id: step.id,
        title: step.title,
        health: step.health,
        state:
          step.id === 'connected' && connection.tokenExpiresAt !== undefined ? (
            <>
              {step.word}, <Countdown until={connection.tokenExpiresAt} /> left
            </>
          ) : (
            step.word
          ),
        content: (
          <div className="grid gap-3">
            {step.problem === undefined ? null : <ProblemText problem={step.problem} />}
            {step.problem === undefined ? null : <Remedies problem={step.problem} />}
            <ChainNodes nodes={step.nodes} />
            <StepFix application={application} step={step} />
          </div>
        ),
      }))}
    />
  );
}
