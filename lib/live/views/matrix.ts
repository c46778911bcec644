import { filteredColumns, matrixColumns } from '#lib/domain/view/matrix-columns.ts';
import type { MatrixCell, MatrixRow } from '#lib/domain/view/matrix-rows.ts';
import { compareMatrixRows, matchesMatrixRow } from '#lib/domain/view/matrix-rows.ts';
import { graphNeeds } from '../model/live-model.ts';
import { createRowView, type RowView } from '../model/row-view.ts';
import { createShared } from './shared.ts';
import type { UntoldAnswer, ViewInput, ViewSource } from './view-source.ts';

type ShownRow = UntoldAnswer<'matrix-cells'>['rows'][number];

const rowsOf = createShared<RowView<MatrixRow>>();

/** Windows of both axes: the rows are kept by the change, the columns are few. */
export const matrixCellsSource: ViewSource<'matrix-cells'> = {
  needs: [...graphNeeds, 'namespaces'],
  open(input) {
    const { model, query, onChange } = input;
    const { value: rows, release } = takeRows(input);
    let columns = columnsOf(input);
    const close = model.subscribe(({ kinds }) => {
      if (kinds.has('namespaces') || kinds.has('applicationmappings')) {
        columns = columnsOf(input);
        onChange();
      }
    });
    const { from, size, columnFrom, columnSize } = query;
    return {
      read() {
        const namespaces = columns.shown.slice(columnFrom, columnFrom + columnSize);
        return {
          total: rows.total,
          all: input.viewer.mayList('applications') ? model.tables.matrix.size : 0,
          columnTotal: columns.shown.length,
          columnAll: columns.all.length,
          namespaces,
          rows: rows.window({ from, size }).map((row) => showRow(row, namespaces)),
        };
      },
      close() {
        close();
        release();
      },
    };
  },
};

function takeRows({ model, viewer, query: { text }, onChange }: ViewInput<'matrix-cells'>) {
  const matches = matchesMatrixRow(text);
  return rowsOf.take(`${viewer.scope} ${text}`, onChange, (listener) =>
    createRowView(
      model.tables.matrix,
      { matches: (row) => viewer.mayList('applications') && matches(row), compare: compareMatrixRows },
      listener,
    ),
  );
}

function columnsOf({ model, viewer, query }: ViewInput<'matrix-cells'>) {
  const names = model
    .list('namespaces')
    .map(({ metadata }) => metadata.name)
    .filter((name) => viewer.mayList('applicationmappings', name));
  const mapped = new Set(model.list('applicationmappings').map(({ metadata }) => metadata.namespace ?? ''));
  const all = matrixColumns(names, mapped, query);
  return { all, shown: filteredColumns(all, query) };
}

function showRow({ id, serviceCount, cells }: MatrixRow, namespaces: readonly string[]): ShownRow {
  return {
    id,
    serviceCount,
    cells: namespaces.map((namespace): MatrixCell | null => cells[namespace] ?? null),
  };
}
