import { needsAttention } from '#lib/domain/health/health.ts';
import { foldOfPart } from '#lib/domain/view/graph-folds.ts';
import type { GraphPartRow } from '#lib/domain/view/graph-part-rows.ts';
import type { RowTable } from '../model/row-table.ts';

/** How much there is in a fold of healthy chains. */
export interface FoldTotal {
  chains: number;
  links: number;
}

/** Sums over the parts of the graph that a filter lets through, kept by the change. */
export interface GraphTotals {
  readonly links: number;
  readonly broken: number;
  /** Links of all parts. */
  readonly all: number;
  /** Parts that want attention, and the links in them. */
  readonly attention: FoldTotal;
  /** By the id of the fold by namespace; healthy parts alone. */
  readonly folds: ReadonlyMap<string, FoldTotal>;
  /** How many parts have links in a namespace; all parts. */
  readonly namespaces: ReadonlyMap<string, number>;
  close(): void;
}

/** @param onChange called after changes of rows. */
export function createGraphTotals(
  table: RowTable<GraphPartRow>,
  matches: (row: GraphPartRow) => boolean,
  onChange: () => void,
): GraphTotals {
  const folds = new Map<string, FoldTotal>();
  const namespaces = new Map<string, number>();
  const attention: FoldTotal = { chains: 0, links: 0 };
  const sums = { links: 0, broken: 0, all: 0 };

  function addToFold(row: GraphPartRow, sign: 1 | -1): void {
    const id = foldOfPart(row);
    const { chains, links } = folds.get(id) ?? { chains: 0, links: 0 };
    const next = { chains: chains + sign, links: links + sign * row.links };
    if (next.chains === 0) {
      folds.delete(id);
    } else {
      folds.set(id, next);
    }
  }

  function add(row: GraphPartRow, sign: 1 | -1): void {
    sums.all += sign * row.links;
    for (const namespace of row.namespaces) {
      const count = (namespaces.get(namespace) ?? 0) + sign;
      if (count === 0) {
        namespaces.delete(namespace);
      } else {
        namespaces.set(namespace, count);
      }
    }
    if (matches(row)) {
      sums.links += sign * row.links;
      sums.broken += sign * row.broken;
      if (needsAttention(row.health)) {
        attention.chains += sign;
        attention.links += sign * row.links;
      } else {
        addToFold(row, sign);
      }
    }
  }

  for (const row of table.rows()) {
    add(row, 1);
  }
  const close = table.subscribe((changes) => {
    for (const { before, after } of changes) {
      if (before !== undefined) {
        add(before, -1);
      }
      if (after !== undefined) {
        add(after, 1);
      }
    }
    onChange();
  });
  return {
    get links() {
      return sums.links;
    },
    get broken() {
      return sums.broken;
    },
    get all() {
      return sums.all;
    },
    attention,
    folds,
    namespaces,
    close,
  };
}
