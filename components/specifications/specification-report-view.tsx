'use client';

import { ErrorNotice } from '#components/ui/notice.tsx';
import { Status } from '#components/ui/status.tsx';
import { useTexts } from '#lib/client/texts.tsx';
import type { Told } from '#lib/domain/texts/message.ts';
import { languageText } from '#lib/specifications/languages.ts';
import type { SpecificationReport } from '#lib/specifications/specification-report.ts';

const shownOperations = 8;

export interface SpecificationReportViewProps {
  report: Told<SpecificationReport> | undefined;
  isChecking: boolean;
  error: Error | null;
}

/** What the check says about the text above: that it is under way, its problems with their lines, or what it offers. */
export function SpecificationReportView({ report, isChecking, error }: SpecificationReportViewProps) {
  const t = useTexts('specifications');
  if (error !== null) {
    return <ErrorNotice error={error} title={t('notChecked')} />;
  }
  if (isChecking) {
    return (
      <div aria-live="polite">
        <Status health="busy">{t('checking')}</Status>
      </div>
    );
  }
  if (report === undefined) {
    return null;
  }
  const { kind, version, title, problems, operations, operationCount } = report;
  const name = kind === undefined ? t('specification') : languageText(kind, version);
  const offered = operations
    .slice(0, shownOperations)
    .map(({ method, path }) => `${method} ${path}`)
    .join(', ');
  if (!problems.some(({ severity }) => severity === 'error')) {
    return (
      <div aria-live="polite" className="grid gap-1">
        <Status health={problems.length > 0 ? 'warn' : 'ok'}>
          {t(problems.length > 0 ? 'validInItself' : 'valid', { name })}
        </Status>
        <p className="text-sm text-muted">
          {title === '' ? null : <span className="text-text">{title}: </span>}
          {operationCount > shownOperations
            ? t('operationsAndMore', { operations: offered, count: operationCount - shownOperations })
            : offered}
        </p>
        <Problems problems={problems} />
      </div>
    );
  }
  return (
    <div aria-live="polite" data-problem tabIndex={-1} className="grid gap-1 rounded-sm">
      <Status health="bad">
        {t(report.hasMoreProblems ? 'firstProblems' : 'problems', { name, count: problems.length })}
      </Status>
      <p className="text-sm">{t('notRegisteredYet')}</p>
      <Problems problems={problems} />
    </div>
  );
}

function Problems({ problems }: Pick<Told<SpecificationReport>, 'problems'>) {
  const t = useTexts('specifications');
  return problems.length === 0 ? null : (
    <ul className="grid gap-0.5 text-sm">
      {problems.map((problem) => (
        <li key={`${problem.line}:${problem.column}:${problem.message}`} className="flex gap-3">
          <span className="w-16 shrink-0 text-right text-muted tabular-nums">
            {t('line', { line: problem.line })}
          </span>
          <span className="min-w-0 break-words">{problem.message}</span>
        </li>
      ))}
    </ul>
  );
}
