'use client';

import { useTexts } from '#lib/client/texts.tsx';
import type { EditorProblem } from './editor-problem.ts';

const mostShown = 3;

/** The problems of a text in words, for those who do not see the marks in it. */
export function ProblemLines({ problems }: { problems: readonly EditorProblem[] }) {
  const t = useTexts('editor');
  const more = problems.length - mostShown;
  return (
    <div role="status" className="grid gap-0.5 text-sm empty:hidden">
      {problems.slice(0, mostShown).map(({ line, column, message, severity }) => (
        <p key={`${line} ${column} ${message}`} className={severity === 'warning' ? 'text-warn' : 'text-bad'}>
          {t.rich('lineProblem', {
            line: (text) => <span className="font-medium">{text}</span>,
            number: line,
            problem: message,
          })}
        </p>
      ))}
      {more > 0 ? <p className="text-muted">{t('moreProblems', { count: more })}</p> : null}
    </div>
  );
}
