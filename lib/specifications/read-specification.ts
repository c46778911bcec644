import { enumerate } from '#lib/domain/texts/enumerate.ts';
import { type Message, message, type Sentence } from '#lib/domain/texts/message.ts';
import { alternatives } from './alternatives.ts';
import { checkCsdlJson } from './check-csdl-json.ts';
import {
  type DetectedSpecification,
  detectSpecification,
  looksLikeWebPage,
  looksLikeXml,
} from './detect-specification.ts';
import { specificationLanguages } from './languages.ts';
import { listOperations } from './list-operations.ts';
import { readAsyncApi } from './model/read-asyncapi.ts';
import { readCsdlJson } from './model/read-csdl-json.ts';
import { readOpenApi } from './model/read-openapi.ts';
import type { SpecificationModel } from './model/specification-model.ts';
import { type ParsedDocument, parseDocument } from './parse-document.ts';
import { readEdmx } from './read-edmx.ts';
import {
  maxListedOperations,
  type SpecificationProblem,
  type SpecificationReport,
} from './specification-report.ts';
import { specificationSizeProblem } from './specification-size.ts';

export interface ReadSpecification {
  report: SpecificationReport;
  /** There for JSON and YAML that could be read. */
  parsed?: ParsedDocument;
  /** There when that names its language. */
  detected?: DetectedSpecification;
  /** What it says; there when it is in a known language. */
  model?: SpecificationModel;
}

/**
 * Detects, parses and reads, each once, without the official schemas: syntax errors with their lines, kind, title,
 * operations.
 * @throws MooringError UNPROCESSABLE for a document that is far longer written out than as it stands.
 */
export function readSpecification(text: string): ReadSpecification {
  const sizeProblem = specificationSizeProblem(text);
  if (sizeProblem !== undefined) {
    return failed(sizeProblem);
  }
  if (text.trim() === '') {
    return failed(message('findings.empty'));
  }
  if (looksLikeWebPage(text)) {
    return failed(message('findings.webPage'));
  }
  if (looksLikeXml(text)) {
    const { model, ...read } = readEdmx(text);
    const report = { ...emptyReport('xml', read.problems), ...(model === undefined ? {} : offer(model)) };
    return { report: { ...report, ...read }, ...(model === undefined ? {} : { model }) };
  }
  const parsed = parseDocument(text);
  const report = emptyReport(parsed.format, parsed.problems);
  if (parsed.problems.length > 0) {
    return { report };
  }
  const detected = detectSpecification(parsed.value);
  if (detected === undefined) {
    report.problems.push({
      ...parsed.locate([], 'value'),
      message: message('findings.noLanguage', { keys: nameKeys() }),
      severity: 'error',
      path: '',
    });
    return { report, parsed };
  }
  const { kind, version } = detected;
  const model = modelOf(detected, parsed.value);
  if (kind === 'csdl') {
    report.problems.push(...checkCsdlJson(parsed));
  }
  return { report: { ...report, kind, version, ...offer(model) }, parsed, detected, model };
}

function modelOf({ kind }: DetectedSpecification, value: unknown): SpecificationModel {
  switch (kind) {
    case 'asyncapi':
      return readAsyncApi(value);
    case 'csdl':
      return readCsdlJson(value);
    case 'openapi':
    case 'swagger':
      return readOpenApi(value);
    case 'edmx':
      throw new TypeError('OData $metadata is XML, and not read from a parsed document.');
    default:
      return kind satisfies never;
  }
}

function offer(
  model: SpecificationModel,
): Pick<SpecificationReport, 'title' | 'operations' | 'operationCount'> {
  const operations = listOperations(model);
  return {
    title: model.title,
    operations: operations.slice(0, maxListedOperations),
    operationCount: operations.length,
  };
}

/** Such as `"openapi", "swagger" or "asyncapi"`. */
function nameKeys(): Sentence {
  const keys = Object.values(specificationLanguages).flatMap(({ versionKey }) =>
    versionKey === undefined ? [] : [`"${versionKey}"`],
  );
  return alternatives([enumerate(keys.slice(0, -1)), ...keys.slice(-1)]);
}

function emptyReport(
  format: SpecificationReport['format'],
  problems: SpecificationProblem[],
): SpecificationReport {
  return {
    kind: undefined,
    format,
    version: '',
    title: '',
    problems: [...problems],
    operations: [],
    operationCount: 0,
  };
}

function failed(problem: Message): ReadSpecification {
  return {
    report: emptyReport('yaml', [{ line: 1, column: 1, message: problem, severity: 'error', path: '' }]),
  };
}
