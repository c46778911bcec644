import { type Allowance, withdrawnServices } from '../application/allowance.ts';
import { nodeId } from '../binding/binding-graph-node.ts';
import type { Matrix, MatrixCell } from './matrix.ts';

/** Cells of the matrix: each chosen Application in each chosen namespace. */
export interface MatrixSelection {
  applications: ReadonlySet<string>;
  namespaces: ReadonlySet<string>;
}

export interface BulkPlan {
  /** Cells that change. */
  changes: MatrixCell[];
  /** How many cells are as wanted already. */
  unchanged: number;
  /** Ids of the graph's nodes, catalog entries, that are withdrawn. */
  withdrawn: string[];
}

/** What allowing everything, or withdrawing all, would change in the selected cells. */
export function planBulkAllowance(
  matrix: Matrix,
  { applications, namespaces }: MatrixSelection,
  wanted: Exclude<Allowance['mode'], 'some'>,
): BulkPlan {
  const cells = matrix.rows
    .filter(({ application }) => applications.has(application.metadata.name))
    .flatMap((row) => row.cells.filter(({ namespace }) => namespaces.has(namespace)));
  const changes = cells.filter(({ allowance }) => allowance.mode !== wanted);
  return {
    changes,
    unchanged: cells.length - changes.length,
    withdrawn: changes.flatMap(({ application, namespace, mapping }) =>
      withdrawnServices(application, mapping, { mode: wanted }).map((id) => nodeId('class', namespace, id)),
    ),
  };
}
