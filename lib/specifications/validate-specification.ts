import { isMessage, message } from '#lib/domain/texts/message.ts';
import { checkReferences } from './check-references.ts';
import { explainSchemaErrors } from './explain-schema-errors.ts';
import { specificationLanguages } from './languages.ts';
import { type ReadSpecification, readSpecification } from './read-specification.ts';
import { maxProblems, type SpecificationReport } from './specification-report.ts';
import { validateSchema } from './validate-schema.ts';

/**
 * The whole check of a specification's text: syntax, the official schema of its language, references. It takes up to
 * seconds and cannot be interrupted: servers ask `askSpecificationWorker`.
 */
export async function validateSpecification(text: string): Promise<SpecificationReport> {
  return (await readValidSpecification(text)).report;
}

/** The same with all that was read on the way. */
export async function readValidSpecification(text: string): Promise<ReadSpecification> {
  const read = readSpecification(text);
  const { report, parsed, detected } = read;
  if (parsed === undefined || detected === undefined) {
    return read;
  }
  const versionKey = specificationLanguages[detected.kind].versionKey ?? '';
  const stated = (parsed.value as Record<string, unknown>)[versionKey];
  const objection =
    typeof stated === 'string'
      ? await validateSchema(detected, parsed.value)
      : message('findings.versionNotText', {
          key: versionKey,
          example: specificationLanguages[detected.kind].versions[0] ?? '',
        });
  if (isMessage(objection)) {
    // the check of CSDL JSON says it too
    if (report.problems.length === 0) {
      const place = parsed.locate([versionKey], 'value');
      report.problems.push({ ...place, message: objection, severity: 'error', path: `/${versionKey}` });
    }
    return read;
  }
  report.problems.push(...explainSchemaErrors(objection, parsed), ...checkReferences(parsed));
  if (report.problems.length > maxProblems) {
    report.problems.length = maxProblems;
    report.hasMoreProblems = true;
  }
  return read;
}
