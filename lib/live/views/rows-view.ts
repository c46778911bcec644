import type { Viewer } from '#lib/domain/access/viewer.ts';
import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import type { Untold } from '#lib/domain/texts/message.ts';
import type { CheckedViewQuery, ViewAnswer, ViewName } from '#lib/domain/view/views.ts';
import { graphNeeds } from '../model/live-model.ts';
import type { PartRows, TableName } from '../model/row-builders.ts';
import { createRowCount, type RowCount } from '../model/row-count.ts';
import type { Row } from '../model/row-table.ts';
import { createRowView, type RowView } from '../model/row-view.ts';
import { createShared, type Taken } from './shared.ts';
import type { OpenView, UntoldAnswer, ViewInput, ViewSource } from './view-source.ts';

type RowsViewName = {
  [N in ViewName]: ViewAnswer<N> extends { total: number; all: number; rows: { id: string }[] } ? N : never;
}[ViewName];

type RowOf<N extends RowsViewName> = Untold<ViewAnswer<N>['rows'][number]>;

type RowsColumns<R> = Record<string, (left: R, right: R) => number>;

export interface RowsSource<N extends RowsViewName, T extends TableName> {
  table: T;
  needs?: readonly LiveName[];
  /** Whether the viewer may see the row at all. */
  isVisible(row: PartRows[T], input: ViewInput<N>): boolean;
  /** Whether the filter lets the row through. */
  matches(query: CheckedViewQuery<N>, viewer: Viewer): (row: PartRows[T]) => boolean;
  /** How each column is sorted, ascending, by its id. The first is the default. */
  columns: RowsColumns<PartRows[T]>;
  /** The row as it travels; of the query only what is not the stretch may decide. */
  show(row: PartRows[T], query: CheckedViewQuery<N>, viewer: Viewer): RowOf<N>;
  /** The same with nothing left out, where `show` leaves out what a page has no room for. */
  showWhole?: RowsSource<N, T>['show'];
}

/** A view of the rows of a table: filtered, sorted, a stretch of them. */
export function rowsView<N extends RowsViewName, T extends TableName>(
  source: RowsSource<N, T>,
): ViewSource<N> {
  const selections = createShared<Selection<PartRows[T], RowOf<N>>>();

  /** Rows in their order: the same for all stretches that are looked at. */
  function select(input: ViewInput<N>): Taken<Selection<PartRows[T], RowOf<N>>> {
    const { from, size, ...query } = input.query as { from: number; size: number; sort?: string };
    const { isWhole = false } = input;
    const show = isWhole && source.showWhole !== undefined ? source.showWhole : source.show;
    const key = `${input.viewer.locale} ${input.viewer.scope} ${isWhole} ${JSON.stringify(query)}`;
    return selections.take(key, input.onChange, (onChange) => {
      const table = input.model.tables[source.table];
      const isVisible = (row: PartRows[T]) => source.isVisible(row, input);
      const matches = source.matches(input.query, input.viewer);
      const rows = createRowView<PartRows[T]>(
        table,
        {
          matches: (row) => isVisible(row) && matches(row),
          compare: comparison(source.columns, query.sort),
        },
        onChange,
      );
      const visible = createRowCount(table, isVisible, onChange);
      return {
        rows,
        visible,
        show: keptForEach((row) => show(row, input.query, input.viewer)),
        close() {
          rows.close();
          visible.close();
        },
      };
    });
  }

  return {
    needs: source.needs ?? graphNeeds,
    open(input): OpenView<UntoldAnswer<N>> {
      const { from, size } = input.query as { from: number; size: number };
      const { value, release } = select(input);
      return {
        read: () =>
          ({
            total: value.rows.total,
            all: value.visible.count,
            rows: value.rows.window({ from, size }).map(value.show),
          }) as unknown as UntoldAnswer<N>,
        close: release,
      };
    },
  };
}

interface Selection<R extends Row, S> {
  rows: RowView<R>;
  visible: RowCount;
  show(row: R): S;
  close(): void;
}

function comparison<R>(columns: RowsColumns<R>, sort: string | undefined): (left: R, right: R) => number {
  const id = sort?.replace(/^-/, '') ?? '';
  const compare = (Object.hasOwn(columns, id) ? columns[id] : Object.values(columns)[0]) ?? (() => 0);
  return sort?.startsWith('-') === true ? (left, right) => compare(right, left) : compare;
}

/** A row is not changed, only replaced: what is made of it is made once. */
function keptForEach<R extends Row, S>(make: (row: R) => S): (row: R) => S {
  const made = new WeakMap<R, S>();
  return (row) => {
    let one = made.get(row);
    if (one === undefined) {
      one = make(row);
      made.set(row, one);
    }
    return one;
  };
}
