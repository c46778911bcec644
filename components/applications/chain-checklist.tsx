'use client';

import { Remedies } from '#components/doctor/remedies.tsx';
import { Countdown } from '#components/ui/countdown.tsx';
import { ProblemText } from '#components/ui/problem-text.tsx';
import { Steps } from '#components/ui/steps.tsx';
import { useUrlParam } from '#components/ui/use-url-param.ts';
import { useTexts } from '#lib/client/texts.tsx';
import type { ViewAnswer } from '#lib/domain/view/views.ts';
import { ChainLinks } from './chain-links.tsx';
import { StepFix } from './step-fix.tsx';

export interface ChainChecklistProps {
  application: string;
  /** End of a token that was handed out and not used yet. */
  tokenExpiresAt: string | undefined;
  steps: ViewAnswer<'application'>['steps'];
  /** The step that is open until another is chosen. */
  openStep: string | undefined;
}

/** The links of the chain in order; the first that is broken or missing is open until another is chosen. */
export function ChainChecklist({ application, tokenExpiresAt, steps, openStep }: ChainChecklistProps) {
  const t = useTexts('applications');
  const [chosen, setChosen] = useUrlParam('step');
  const open = chosen === '' ? openStep : chosen;
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
          step.id === 'connected' && tokenExpiresAt !== undefined
            ? t.rich('stateWithTimeLeft', {
                word: step.word,
                time: () => <Countdown until={tokenExpiresAt} />,
              })
            : step.word,
        content: (
          <div className="grid gap-3">
            {step.problem === undefined ? null : <ProblemText problem={step.problem} />}
            {step.problem === undefined ? null : <Remedies problem={step.problem} />}
            <ChainLinks application={application} links={step.links} count={step.linkCount} />
            <StepFix application={application} step={step} />
          </div>
        ),
      }))}
    />
  );
}
