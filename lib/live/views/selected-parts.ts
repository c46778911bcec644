import { needsAttention } from '#lib/domain/health/health.ts';
import { foldOfPart } from '#lib/domain/view/graph-folds.ts';
import type { GraphPartRow } from '#lib/domain/view/graph-part-rows.ts';
import { compareParts, selectsPart } from '#lib/domain/view/graph-selection.ts';
import type { PictureFilter } from '#lib/domain/view/part-picture.ts';
import type { LiveModel } from '../model/live-model.ts';
import type { Row } from '../model/row-table.ts';
import { createRowView, type RowView } from '../model/row-view.ts';
import { createGraphTotals, type GraphTotals } from './graph-totals.ts';
import { createShared, type Taken } from './shared.ts';

/** The parts of the graph that a filter lets through, in their order, kept by the change. */
export interface SelectedParts {
  rows: RowView<GraphPartRow>;
  totals: GraphTotals;
  /** All Applications, by name. */
  applications: RowView<Row>;
  close(): void;
}

/** Readers of one filter share its selection. */
export function createSelectedParts() {
  const selections = createShared<SelectedParts>();
  const opened = createShared<RowView<GraphPartRow>>();
  return {
    take(model: LiveModel, filter: PictureFilter, onChange: () => void): Taken<SelectedParts> {
      return selections.take(keyOf(filter), onChange, (changed) => {
        const matches = selectsPart(filter);
        const { graph, applications } = model.tables;
        const selected = {
          rows: createRowView(graph, { matches, compare: compareParts }, changed),
          totals: createGraphTotals(graph, matches, changed),
          applications: createRowView<Row>(applications, { matches: () => true, compare: () => 0 }, changed),
        };
        return {
          ...selected,
          close() {
            for (const one of Object.values(selected)) {
              one.close();
            }
          },
        };
      });
    },
    /** The healthy parts of one fold by namespace. */
    takeFold(
      model: LiveModel,
      filter: PictureFilter,
      fold: string,
      onChange: () => void,
    ): Taken<RowView<GraphPartRow>> {
      return opened.take(`${keyOf(filter)} ${fold}`, onChange, (changed) => {
        const matches = selectsPart(filter);
        const isInFold = (row: GraphPartRow) =>
          !needsAttention(row.health) && foldOfPart(row) === fold && matches(row);
        return createRowView(model.tables.graph, { matches: isInFold, compare: compareParts }, changed);
      });
    },
  };
}

function keyOf({ application, namespace, problemsOnly, text }: PictureFilter): string {
  return JSON.stringify([application, namespace, problemsOnly, text.trim().toLowerCase()]);
}
