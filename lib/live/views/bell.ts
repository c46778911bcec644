import { type Breakage, type Breakages, createBreakages } from '../model/breakages.ts';
import { graphNeeds, type LiveModel } from '../model/live-model.ts';
import { seesChains } from './sees-chains.ts';
import type { ViewSource } from './view-source.ts';

const mostShown = 20;
/** Kept as long as the model: who looks again hears of what broke meanwhile. */
const breakagesOf = new WeakMap<LiveModel, Breakages>();

export const bellSource: ViewSource<'bell'> = {
  needs: graphNeeds,
  open({ model, viewer, query, onChange }) {
    const breakages = breakagesOf.get(model) ?? createBreakages(model.tables.attention);
    breakagesOf.set(model, breakages);
    const sinceMs = Date.parse(query.since);
    return {
      read() {
        const broken = seesChains(viewer) ? breakages.since(sinceMs) : [];
        return { total: broken.length, items: broken.slice(0, mostShown).map(shown) };
      },
      close: breakages.subscribe(onChange),
    };
  },
};

function shown({ row, sinceMs }: Breakage) {
  const { id, subject, namespace, problem, applications } = row;
  return {
    id,
    subject,
    cause: problem.cause,
    namespace,
    application: applications[0],
    at: sinceMs === undefined ? undefined : new Date(sinceMs).toISOString(),
  };
}
