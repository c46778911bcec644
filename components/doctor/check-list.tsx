import { ProblemText } from '#components/ui/problem-text.tsx';
import { Status } from '#components/ui/status.tsx';
import type { Check } from '#lib/domain/health/examination.ts';
import type { Told } from '#lib/domain/texts/message.ts';
import { Remedies } from './remedies.tsx';

/** What was looked at, how it is, and what to do about it. */
export function CheckList({ checks }: { checks: readonly Told<Check>[] }) {
  return (
    <ul className="divide-y divide-line rounded-md border border-line">
      {checks.map(({ subject, health: { status, word, problem } }) => (
        <li key={`${subject} ${problem?.evidence}`} className="grid gap-1.5 px-3 py-2">
          <p className="flex flex-wrap items-center justify-between gap-x-3">
            <span className="min-w-0 font-medium break-words">{subject}</span>
            <Status health={status} className="text-sm">
              {word}
            </Status>
          </p>
          {problem === undefined ? null : <ProblemText problem={problem} />}
          {problem === undefined ? null : <Remedies problem={problem} />}
        </li>
      ))}
    </ul>
  );
}
