import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Told } from '#lib/domain/texts/message.ts';
import type { SpecificationReport } from '#lib/specifications/specification-report.ts';
import { SpecificationReportView } from './specification-report-view.tsx';

const report: Told<SpecificationReport> = {
  kind: 'openapi',
  format: 'yaml',
  version: '3.0.3',
  title: 'Orders',
  problems: [{ line: 6, column: 1, severity: 'error', path: '', message: 'This is about the text before.' }],
  operations: [],
  operationCount: 0,
};

it('shows no report of the text before while the new one is checked', () => {
  const shown = renderToStaticMarkup(<SpecificationReportView report={report} isChecking error={null} />);
  expect(shown).toContain('Checking');
  expect(shown).not.toContain('This is about the text before.');
});

it('shows the report of the text', () => {
  const shown = renderToStaticMarkup(
    <SpecificationReportView report={report} isChecking={false} error={null} />,
  );
  expect(shown).toContain('This is about the text before.');
});

it('shows what is offered beside warnings', () => {
  const problems = [
    { line: 6, column: 1, severity: 'warning', path: '', message: 'It is not read.' } as const,
  ];
  const operations = [{ method: 'GET', path: '/orders', summary: '' }];
  const offering = { ...report, problems, operations, operationCount: 1 };
  const shown = renderToStaticMarkup(
    <SpecificationReportView report={offering} isChecking={false} error={null} />,
  );
  expect(shown).toMatch(/OpenAPI 3\.0\.3, valid in itself.*GET \/orders.*Line 6.*It is not read\./);
  expect(shown).not.toContain('not registered');
});
