import { checkReferences } from './check-references.ts';
import { explainSchemaErrors } from './explain-schema-errors.ts';
import { readSpec } from './read-spec.ts';
import type { SpecReport } from './spec-report.ts';
import { validateSchema } from './validate-schema.ts';

/** The whole check of a specification's text: syntax, the official schema of its language, references. Server only. */
export async function validateSpec(text: string): Promise<SpecReport> {
  const { report, parsed, detected } = readSpec(text);
  if (parsed === undefined || detected === undefined) {
    return report;
  }
  const errors = await validateSchema(detected, parsed.value);
  if (typeof errors === 'string') {
    report.problems.push({
      ...parsed.locate([detected.kind], 'value'),
      message: errors,
      severity: 'error',
      path: `/${detected.kind}`,
    });
    return report;
  }
  report.problems.push(...explainSchemaErrors(errors, parsed), ...checkReferences(parsed));
  return report;
}
