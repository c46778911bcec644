import type { GraphPart, PartsChange } from './graph-parts.ts';
import { type PartRows, rowBuilders, type TableName } from './row-builders.ts';
import type { RowFacts } from './row-facts.ts';
import { createRowTable, type Row, type RowTable } from './row-table.ts';

export type PartTables = { [N in TableName]: RowTable<PartRows[N]> };

/** Tables of all rows that the parts of the graph make. */
export interface KeptTables {
  readonly tables: PartTables;
  apply(change: PartsChange): void;
  /** Makes the rows of parts in one table anew. */
  refresh(name: TableName, parts: Iterable<GraphPart>): void;
  /** Makes what the time of day changes of some parts anew. Says whether all have been looked at. */
  refreshSome(): boolean;
}

const names = Object.keys(rowBuilders) as TableName[];
/** Tables that tell how an Application is connected, which another time of day may have changed. */
const clocked = ['applications', 'attention'] as const satisfies readonly TableName[];
/** About a millisecond's work: changes and readers wait as long. */
const refreshedAtOnce = 50;

export function createPartTables(facts: RowFacts): KeptTables {
  const tables = Object.fromEntries(names.map((name) => [name, createRowTable<Row>()])) as unknown as Record<
    TableName,
    RowTable<Row>
  >;
  const idsOf = new Map<GraphPart, Record<TableName, readonly string[]>>();
  let waiting: Iterator<GraphPart> | undefined;

  function build(name: TableName, part: GraphPart): Row[] {
    return rowBuilders[name](part, facts);
  }

  function replace(gone: readonly GraphPart[], made: readonly GraphPart[]): void {
    const ids = made.map(() => ({}) as Record<TableName, readonly string[]>);
    for (const name of names) {
      const rows = made.map((part) => build(name, part));
      rows.forEach((ofPart, index) => {
        (ids[index] as Record<TableName, readonly string[]>)[name] = ofPart.map(({ id }) => id);
      });
      tables[name].replace(
        gone.flatMap((part) => idsOf.get(part)?.[name] ?? []),
        rows.flat(),
      );
    }
    const kept = new Set(made);
    for (const part of gone) {
      if (!kept.has(part)) {
        idsOf.delete(part);
      }
    }
    made.forEach((part, index) => {
      idsOf.set(part, ids[index] as Record<TableName, readonly string[]>);
    });
  }

  function refresh(name: TableName, parts: Iterable<GraphPart>): void {
    const made = [...parts].map((part) => ({ ids: idsOf.get(part), rows: build(name, part) }));
    tables[name].replace(
      made.flatMap(({ ids }) => ids?.[name] ?? []),
      made.flatMap(({ rows }) => rows),
    );
    for (const { ids, rows } of made) {
      if (ids !== undefined) {
        ids[name] = rows.map(({ id }) => id);
      }
    }
  }

  return {
    tables: tables as unknown as PartTables,
    apply({ gone, made }) {
      if (gone.length > 0 || made.length > 0) {
        replace(gone, made);
      }
    },
    refresh,
    refreshSome() {
      // a part that is gone meanwhile is not met, one that is made has its rows already
      waiting ??= idsOf.keys();
      const some: GraphPart[] = [];
      while (some.length < refreshedAtOnce) {
        const { done, value } = waiting.next();
        if (done) {
          waiting = undefined;
          break;
        }
        if (value.objects.applications.length > 0) {
          some.push(value);
        }
      }
      for (const name of clocked) {
        refresh(name, some);
      }
      return waiting === undefined;
    },
  };
}
