import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { SpecProblem, SpecReport } from './spec-report.ts';

interface XmlNode {
  [name: string]: unknown;
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  processEntities: false,
  parseAttributeValue: false,
  isArray: (name) => name === 'Schema' || name === 'EntitySet' || name === 'EntityContainer',
});

/** What an OData `$metadata` document offers. Document types are refused: nothing in it is ever expanded. */
export function readEdmx(text: string): SpecReport {
  const report: SpecReport = {
    kind: undefined,
    format: 'xml',
    version: '',
    title: '',
    problems: [],
    operations: [],
  };
  const doctype = text.search(/<!DOCTYPE/i);
  if (doctype >= 0) {
    report.problems.push(problemAt(text, doctype, 'Document types are not allowed in $metadata.'));
    return report;
  }
  const checked = XMLValidator.validate(text);
  if (checked !== true) {
    const { line, col, msg } = checked.err;
    report.problems.push({ line, column: Math.max(col, 1), message: msg, severity: 'error', path: '' });
    return report;
  }
  const root = nodeOf(nodeOf(parser.parse(text)).Edmx);
  if (Object.keys(root).length === 0) {
    report.problems.push(problemAt(text, 0, 'The root element is not Edmx, so this is no OData $metadata.'));
    return report;
  }
  report.kind = 'edmx';
  report.version = String(root['@Version'] ?? '');
  const schemas = listOf(nodeOf(root.DataServices).Schema);
  if (schemas.length === 0) {
    report.problems.push(
      problemAt(text, text.search(/<(\w+:)?Edmx/), 'DataServices with a Schema is missing in Edmx.'),
    );
    return report;
  }
  report.title = String(schemas[0]?.['@Namespace'] ?? '');
  report.operations = schemas
    .flatMap((schema) => listOf(schema.EntityContainer))
    .flatMap((container) => listOf(container.EntitySet))
    .map((set) => ({
      method: 'GET',
      path: `/${String(set['@Name'])}`,
      summary: `Entity set of ${String(set['@EntityType'])}`,
    }));
  return report;
}

function nodeOf(value: unknown): XmlNode {
  return typeof value === 'object' && value !== null ? (value as XmlNode) : {};
}

function listOf(value: unknown): XmlNode[] {
  return Array.isArray(value) ? value.map(nodeOf) : [];
}

function problemAt(text: string, offset: number, message: string): SpecProblem {
  const before = text.slice(0, Math.max(offset, 0)).split('\n');
  return {
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    message,
    severity: 'error',
    path: '',
  };
}
