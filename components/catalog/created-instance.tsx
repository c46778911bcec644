'use client';

import { RemedyButton } from '#components/doctor/remedy-button.tsx';
import { ProblemText } from '#components/ui/problem-text.tsx';
import { Status } from '#components/ui/status.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import { useView } from '#lib/client/use-view.ts';

/** How far the broker has come with a new instance. */
export function CreatedInstance({ namespace, name }: { namespace: string; name: string }) {
  const t = useTexts('catalog');
  const { answer } = useView('instance', { namespace, name });
  const { health, word, problem } = answer?.instance ?? { health: 'busy', word: t('pending') };
  return (
    <div role="status" className="grid gap-2">
      <p className="flex flex-wrap items-center gap-x-3">
        <span>
          {t.rich('instanceNamed', {
            name,
            code: (text) => <code className="font-mono text-sm">{text}</code>,
          })}
        </span>
        <Status health={health}>{word}</Status>
      </p>
      {problem === undefined ? null : <ProblemText problem={problem} />}
      {problem?.remedy === undefined ? null : (
        <div>
          <RemedyButton remedy={problem.remedy} />
        </div>
      )}
    </div>
  );
}
