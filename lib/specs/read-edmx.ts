import { nodeOf, nodesOf, parseEdmx, problemAt } from './parse-edmx.ts';
import type { SpecReport } from './spec-report.ts';

/** What an OData `$metadata` document offers. */
export function readEdmx(text: string): SpecReport {
  const { problems, root } = parseEdmx(text);
  const report: SpecReport = {
    kind: undefined,
    format: 'xml',
    version: '',
    title: '',
    problems,
    operations: [],
  };
  if (root === undefined) {
    return report;
  }
  report.kind = 'edmx';
  report.version = String(root['@Version'] ?? '');
  const schemas = nodesOf(nodeOf(root.DataServices).Schema);
  if (schemas.length === 0) {
    report.problems.push(
      problemAt(text, text.search(/<(\w+:)?Edmx/), 'DataServices with a Schema is missing in Edmx.'),
    );
    return report;
  }
  report.title = String(schemas[0]?.['@Namespace'] ?? '');
  report.operations = schemas
    .flatMap((schema) => nodesOf(schema.EntityContainer))
    .flatMap((container) => nodesOf(container.EntitySet))
    .map((set) => ({
      method: 'GET',
      path: `/${String(set['@Name'])}`,
      summary: `Entity set of ${String(set['@EntityType'])}`,
    }));
  return report;
}
