'use client';

import { ErrorNotice } from '#components/ui/notice.tsx';
import { Status } from '#components/ui/status.tsx';
import { languageText } from '#lib/specifications/languages.ts';
import type { SpecificationReport } from '#lib/specifications/specification-report.ts';

const shownOperations = 8;

export interface SpecificationReportViewProps {
  report: SpecificationReport | undefined;
  isChecking: boolean;
  error: Error | null;
}

/** What the check says about the text above: that it is under way, its problems with their lines, or what it offers. */
export function SpecificationReportView({ report, isChecking, error }: SpecificationReportViewProps) {
  if (error !== null) {
    return <ErrorNotice error={error} title="The specification could not be checked" />;
  }
  if (isChecking) {
    return (
      <div aria-live="polite">
        <Status health="busy">Checking</Status>
      </div>
    );
  }
  if (report === undefined) {
    return null;
  }
  const { kind, version, title, problems, operations, operationCount } = report;
  const name = kind === undefined ? 'Specification' : languageText(kind, version);
  if (!problems.some(({ severity }) => severity === 'error')) {
    return (
      <div aria-live="polite" className="grid gap-1">
        <Status health={problems.length > 0 ? 'warn' : 'ok'}>
          {problems.length > 0 ? `${name}, valid in itself` : `${name}, valid`}
        </Status>
        <p className="text-sm text-muted">
          {title === '' ? null : <span className="text-text">{title}: </span>}
          {operations
            .slice(0, shownOperations)
            .map(({ method, path }) => `${method} ${path}`)
            .join(', ')}
          {operationCount > shownOperations ? ` and ${operationCount - shownOperations} more` : null}
        </p>
        <Problems problems={problems} />
      </div>
    );
  }
  return (
    <div aria-live="polite" data-problem tabIndex={-1} className="grid gap-1 rounded-sm">
      <Status health="bad">
        {name}: {countText(report)}
      </Status>
      <p className="text-sm">
        The service is not registered until they are mended, or the text is taken out.
      </p>
      <Problems problems={problems} />
    </div>
  );
}

function Problems({ problems }: Pick<SpecificationReport, 'problems'>) {
  return problems.length === 0 ? null : (
    <ul className="grid gap-0.5 text-sm">
      {problems.map((problem) => (
        <li key={`${problem.line}:${problem.column}:${problem.message}`} className="flex gap-3">
          <span className="w-16 shrink-0 text-right text-muted tabular-nums">Line {problem.line}</span>
          <span className="min-w-0 break-words">{problem.message}</span>
        </li>
      ))}
    </ul>
  );
}

function countText({ problems, hasMoreProblems }: SpecificationReport): string {
  if (hasMoreProblems) {
    return `more than ${problems.length} problems, these are the first`;
  }
  return problems.length === 1 ? '1 problem' : `${problems.length} problems`;
}
