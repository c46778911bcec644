import { allowanceOf, withdrawnServices } from '#lib/domain/application/allowance.ts';
import { nodeId } from '#lib/domain/binding/binding-graph-node.ts';
import { isChosen, planCells } from '#lib/domain/view/matrix-plan.ts';
import { compareMatrixRows, matchesMatrixRow, wordOfCell } from '#lib/domain/view/matrix-rows.ts';
import { graphNeeds } from '../model/live-model.ts';
import { derivedView } from './view-source.ts';

/** So many cells are changed in one go. */
const changedAtOnce = 500;

export const matrixPlanSource = derivedView<'matrix-plan'>({
  needs: graphNeeds,
  read({ model, viewer, query: { text, isAll, names, namespaces, wanted } }) {
    const chosen = { isAll, names: new Set(names) };
    const matches = matchesMatrixRow(isAll ? text : '');
    const rows = [...model.tables.matrix.rows()]
      .filter((row) => viewer.mayList('applications') && isChosen(chosen, row.id) && matches(row))
      .sort(compareMatrixRows);
    const { changes, unchanged } = planCells(rows, namespaces, wanted);
    const cellOf = new Map(rows.map((row) => [row.id, row]));
    const now = changes.slice(0, changedAtOnce).map(({ application, namespace }) => {
      const mapping = model.get('applicationmappings', `${namespace}/${application}`);
      const object = model.get('applications', application);
      const row = cellOf.get(application);
      const cell = row?.cells[namespace] ?? { mode: 'none' as const, allowed: 0 };
      const services = object === undefined ? [] : withdrawnServices(object, mapping, { mode: wanted });
      return {
        change: {
          id: `${namespace}/${application}`,
          application,
          namespace,
          allowance: allowanceOf(mapping),
          word: wordOfCell(cell, row?.serviceCount ?? 0),
        },
        withdrawn: services.map((service) => nodeId('class', namespace, service)),
      };
    });
    return {
      total: changes.length,
      unchanged,
      changes: now.map(({ change }) => change),
      withdrawn: now.flatMap(({ withdrawn }) => withdrawn),
    };
  },
});
