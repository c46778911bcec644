import type { EditorProblem } from './editor-problem.ts';

const mostShown = 3;

/** The problems of a text in words, for those who do not see the marks in it. */
export function ProblemLines({ problems }: { problems: readonly EditorProblem[] }) {
  const more = problems.length - mostShown;
  return (
    <div role="status" className="grid gap-0.5 text-sm empty:hidden">
      {problems.slice(0, mostShown).map(({ line, column, message, severity }) => (
        <p key={`${line} ${column} ${message}`} className={severity === 'warning' ? 'text-warn' : 'text-bad'}>
          <span className="font-medium">Line {line}:</span> {message}
        </p>
      ))}
      {more > 0 ? <p className="text-muted">{more} more are marked in the text.</p> : null}
    </div>
  );
}
