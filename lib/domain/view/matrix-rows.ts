import { allowanceOf } from '../application/allowance.ts';
import { type Application, servicesOf } from '../application/application.ts';
import type { ApplicationMapping } from '../application/application-mapping.ts';
import type { Chains } from '../binding/chain.ts';
import { type Message, message } from '../texts/message.ts';
import { compareText } from './compare-text.ts';

/** What is allowed of one Application in one namespace, and how much it is used there. */
export interface MatrixCell {
  mode: 'all' | 'some' | 'none';
  /** How many of the Application's services are allowed. */
  allowed: number;
  /** Instances of the Application's services in the namespace. */
  inUse: number;
}

/** An Application against the namespaces. */
export interface MatrixRow {
  /** Its name. */
  id: string;
  description: string;
  serviceCount: number;
  /** By namespace; only where something is allowed or used. */
  cells: Readonly<Record<string, MatrixCell>>;
}

export interface MatrixRowsInput {
  applications: readonly Application[];
  applicationmappings: readonly ApplicationMapping[];
  chains: Chains;
}

export function matrixRows({ applications, applicationmappings, chains }: MatrixRowsInput): MatrixRow[] {
  const mappingsOf = Map.groupBy(applicationmappings, ({ metadata }) => metadata.name);
  return applications.map((application) => {
    const { name } = application.metadata;
    const ids = servicesOf(application).map(({ id }) => id);
    const cells: Record<string, MatrixCell> = {};
    for (const mapping of mappingsOf.get(name) ?? []) {
      const allowance = allowanceOf(mapping);
      const allowed = ids.filter((id) => allowance.mode !== 'some' || allowance.services.includes(id));
      cells[mapping.metadata.namespace ?? ''] = { mode: allowance.mode, allowed: allowed.length, inUse: 0 };
    }
    for (const { namespace = '' } of chains.of(name).instance) {
      const { inUse, ...cell } = cells[namespace] ?? { mode: 'none', allowed: 0, inUse: 0 };
      cells[namespace] = { ...cell, inUse: inUse + 1 };
    }
    return { id: name, description: application.spec?.description ?? '', serviceCount: ids.length, cells };
  });
}

/** Whether a row has the text, in any case, in the Application's name or description. */
export function matchesMatrixRow(text: string): (row: MatrixRow) => boolean {
  const wanted = text.trim().toLowerCase();
  return ({ id, description }) => wanted === '' || `${id} ${description}`.toLowerCase().includes(wanted);
}

export function compareMatrixRows(left: MatrixRow, right: MatrixRow): number {
  return compareText(left.id, right.id);
}

/** "All", "None", "2 of 5". */
export function wordOfCell({ mode, allowed }: Omit<MatrixCell, 'inUse'>, serviceCount: number): Message {
  if (mode === 'some') {
    return message('namespaces.allowedSome', { allowed, count: serviceCount });
  }
  return mode === 'all' ? message('namespaces.allowedAll') : message('namespaces.allowedNone');
}
