import { compareHealth } from '#lib/domain/health/health.ts';
import { isRepair } from '#lib/domain/health/remedy.ts';
import { type AttentionRow, countOfNodes } from '#lib/domain/view/attention-causes.ts';
import { compareText } from '#lib/domain/view/compare-text.ts';
import { graphNeeds, type LiveModel } from '../model/live-model.ts';
import type { RowGroup } from '../model/row-groups.ts';
import { takeAttentionGroups } from './attention-groups.ts';
import { withGuess } from './guess-of-orphan.ts';
import { checkSeesChains } from './sees-chains.ts';
import type { UntoldAnswer, ViewSource } from './view-source.ts';

type CauseGroup = RowGroup<AttentionRow>;
type Cause = UntoldAnswer<'attention-causes'>['causes'][number];
type Finding = UntoldAnswer<'attention-findings'>['findings'][number];

/** So many repairs are listed at once. */
const listedRepairs = 500;

/** What is wrong by its causes, what is broken first, then what is most. */
export const attentionCausesSource: ViewSource<'attention-causes'> = {
  needs: graphNeeds,
  open({ model, viewer, query, onChange }) {
    checkSeesChains(viewer);
    const { value, release } = takeAttentionGroups(model, onChange);
    const silenced = new Set(query.silenced);
    const told = new Map<string, { revision: number; cause: Cause }>();

    function show(group: CauseGroup): Cause {
      const before = told.get(group.key);
      if (before?.revision === group.revision) {
        return before.cause;
      }
      const cause = causeOf(model, group);
      told.set(group.key, { revision: group.revision, cause });
      return cause;
    }

    return {
      read() {
        const groups = [...value.groups.values()];
        const heard = groups.filter(({ key }) => !silenced.has(key)).sort(inOrder);
        return {
          total: heard.length,
          findings: heard.reduce((sum, { rows }) => sum + rows.size, 0),
          causes: heard.slice(0, query.size).map(show),
          silenced: groups.filter(({ key }) => silenced.has(key)).map(silencedOf),
        };
      },
      close: release,
    };
  },
};

/** The findings of one cause. */
export const attentionFindingsSource: ViewSource<'attention-findings'> = {
  needs: graphNeeds,
  open({ model, viewer, query, onChange }) {
    checkSeesChains(viewer);
    const { value, release } = takeAttentionGroups(model, onChange);
    const shown = new WeakMap<AttentionRow, Finding>();

    function show(row: AttentionRow): Finding {
      const finding = shown.get(row) ?? findingOf(model, row);
      shown.set(row, finding);
      return finding;
    }

    return {
      read() {
        const { rows = new Map<string, AttentionRow>() } = value.groups.get(query.cause) ?? {};
        return { total: rows.size, findings: firstOf(rows, query.size).map(show) };
      },
      close: release,
    };
  },
};

/** What the console can mend by itself of some causes. */
export const attentionRepairsSource: ViewSource<'attention-repairs'> = {
  needs: graphNeeds,
  open({ model, viewer, query, onChange }) {
    checkSeesChains(viewer);
    const { value, release } = takeAttentionGroups(model, onChange);
    return {
      read() {
        const groups = query.causes.flatMap((cause) => value.groups.get(cause) ?? []);
        return {
          total: groups.reduce((sum, { counted }) => sum + counted, 0),
          repairs: groups
            .flatMap(({ rows }) => [...rows.values()])
            .flatMap(repairOf)
            .slice(0, listedRepairs),
        };
      },
      close: release,
    };
  },
};

function inOrder(left: CauseGroup, right: CauseGroup): number {
  return (
    compareHealth(exampleOf(left).health, exampleOf(right).health) ||
    right.rows.size - left.rows.size ||
    compareText(left.key, right.key)
  );
}

function firstOf(rows: ReadonlyMap<string, AttentionRow>, count: number): AttentionRow[] {
  const first: AttentionRow[] = [];
  for (const row of rows.values()) {
    if (first.length === count) {
      break;
    }
    first.push(row);
  }
  return first;
}

function exampleOf({ rows }: CauseGroup): AttentionRow {
  return rows.values().next().value as AttentionRow;
}

function causeOf(model: LiveModel, group: CauseGroup): Cause {
  const first = exampleOf(group);
  return {
    id: group.key,
    health: first.health,
    count: group.rows.size,
    amount: countOfNodes(first.kind, group.rows.size),
    repairs: group.counted,
    example: findingOf(model, first),
  };
}

function silencedOf(group: CauseGroup): UntoldAnswer<'attention-causes'>['silenced'][number] {
  const { health, kind, problem } = exampleOf(group);
  return { id: group.key, health, amount: countOfNodes(kind, group.rows.size), cause: problem.cause };
}

function findingOf(
  model: LiveModel,
  { id, subject, word, namespace, applications, problem }: AttentionRow,
): Finding {
  const [application] = applications;
  return { id, subject, word, namespace, application, problem: withGuess(model, problem) };
}

function repairOf({ id, subject, namespace, problem: { remedy } }: AttentionRow) {
  return remedy !== undefined && isRepair(remedy) ? [{ id, subject, namespace, repair: remedy }] : [];
}
