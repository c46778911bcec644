import { type ApplicationRow, applicationRows } from '#lib/domain/view/application-rows.ts';
import { type AttentionRow, attentionRows } from '#lib/domain/view/attention-causes.ts';
import { type BindingRow, bindingRows } from '#lib/domain/view/binding-rows.ts';
import { type CatalogRow, catalogRows } from '#lib/domain/view/catalog-rows.ts';
import { connectionOf } from '#lib/domain/view/connection.ts';
import { type GraphPartRow, graphPartRows } from '#lib/domain/view/graph-part-rows.ts';
import { type MatrixRow, matrixRows } from '#lib/domain/view/matrix-rows.ts';
import { type WorkloadRow, workloadRows } from '#lib/domain/view/workload-rows.ts';
import type { GraphPart } from './graph-parts.ts';
import type { RowFacts } from './row-facts.ts';
import type { Row } from './row-table.ts';
import { shortId } from './short-id.ts';

/** The rows that one part of the graph makes in each table. An id is given once in a table, whatever the part. */
export interface PartRows {
  applications: ApplicationRow;
  bindings: BindingRow;
  attention: AttentionRow;
  workloads: WorkloadRow;
  catalog: CatalogRow;
  matrix: MatrixRow;
  graph: GraphPartRow;
}

export type TableName = keyof PartRows;

export const rowBuilders: { [N in TableName]: (part: GraphPart, facts: RowFacts) => PartRows[N][] } & Record<
  TableName,
  (part: GraphPart, facts: RowFacts) => Row[]
> = {
  applications: ({ objects, chains }, { tokensOf, nowMs }) =>
    applicationRows({ ...objects, chains, tokensOf, nowMs: nowMs() }),
  bindings: ({ objects, graph }, { secretKeysOf }) => bindingRows(graph, { ...objects, secretKeysOf }),
  attention: ({ objects, graph, chains }, { tokensOf, nowMs }) => {
    const connections = objects.applications.map((application) => ({
      application: application.metadata.name,
      connection: connectionOf(application, tokensOf(application.metadata.name), nowMs()),
    }));
    return attentionRows({ nodes: graph.nodes, chains, connections }, shortId);
  },
  workloads: ({ graph }) => workloadRows(graph),
  catalog: ({ objects, chains }, { plansOf }) => catalogRows({ ...objects, chains, plansOf }),
  matrix: ({ objects, chains }) => matrixRows({ ...objects, chains }),
  graph: ({ objects, graph }) => graphPartRows(objects, graph),
};
