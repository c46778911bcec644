import { sameJson } from './same-json.ts';

/** Two changes of the same value that differ; undefined where it is not there. */
export interface MergeConflict {
  /** Names of members, and of entries in lists of named entries. */
  path: readonly string[];
  base: unknown;
  theirs: unknown;
  mine: unknown;
}

export type MergeSide = 'mine' | 'theirs';

export interface Merged {
  /** What has no choice yet is theirs. */
  value: unknown;
  conflicts: readonly MergeConflict[];
}

/** What was chosen for conflicts, by `conflictId`. */
export type MergeChoices = ReadonlyMap<string, MergeSide>;

/** The same for the same place. */
export function conflictId({ path }: Pick<MergeConflict, 'path'>): string {
  return JSON.stringify(path);
}

/**
 * `theirs` with the changes that lead from `base` to `mine`: JSON values. Objects are merged member by member, lists whose
 * entries have a name of their own entry by entry; other lists, and objects that changed their `type`, as wholes.
 */
export function mergeThreeWay(
  versions: { base: unknown; theirs: unknown; mine: unknown },
  choices: MergeChoices = new Map(),
): Merged {
  const conflicts: MergeConflict[] = [];
  const value = merge({ path: [], ...versions }, { conflicts, choices });
  return { value, conflicts };
}

interface Progress {
  conflicts: MergeConflict[];
  choices: MergeChoices;
}

function merge(versions: MergeConflict, progress: Progress): unknown {
  const { base, theirs, mine } = versions;
  if (sameJson(mine, base) || sameJson(mine, theirs)) {
    return theirs;
  }
  if (sameJson(theirs, base)) {
    return mine;
  }
  if (isRecord(theirs) && isRecord(mine) && theirs.type === mine.type) {
    return mergeMembers(versions, { base: isRecord(base) ? base : {}, theirs, mine }, progress);
  }
  if (Array.isArray(theirs) && Array.isArray(mine)) {
    const lists = { base: Array.isArray(base) ? base : [], theirs, mine };
    return mergeEntries(versions, lists, progress) ?? decide(versions, progress);
  }
  return decide(versions, progress);
}

function decide(conflict: MergeConflict, { conflicts, choices }: Progress): unknown {
  const chosen = choices.get(conflictId(conflict));
  if (chosen === undefined) {
    conflicts.push(conflict);
  }
  return chosen === 'mine' ? conflict.mine : conflict.theirs;
}

type Members = Record<string, unknown>;

interface Versions<T> {
  base: T;
  theirs: T;
  mine: T;
}

function mergeMembers({ path }: MergeConflict, versions: Versions<Members>, progress: Progress): Members {
  const { base, theirs, mine } = versions;
  const names = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const of = (version: Members) => (Object.hasOwn(version, name) ? version[name] : undefined);
      const inner = { path: [...path, name], base: of(base), theirs: of(theirs), mine: of(mine) };
      const value = merge(inner, progress);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** What tells the entries of a list apart in Kubernetes and in Applications, the first that fits counts. */
const entryNames = ['id', 'name', 'mountPath', 'containerPort', 'type', 'key', 'ip'];

type Entries = ReadonlyMap<string, Members>;

/** Undefined where the entries have no names, or both sides have put them into an order of their own. */
function mergeEntries(
  { path }: MergeConflict,
  lists: Versions<unknown[]>,
  progress: Progress,
): unknown[] | undefined {
  const versions = entriesOf(lists);
  const order = versions === undefined ? undefined : orderOf(versions);
  if (versions === undefined || order === undefined) {
    return undefined;
  }
  return order.flatMap((name) => {
    const { base, theirs, mine } = versions;
    const inner = {
      path: [...path, name],
      base: base.get(name),
      theirs: theirs.get(name),
      mine: mine.get(name),
    };
    const value = merge(inner, progress);
    return value === undefined ? [] : [value];
  });
}

function entriesOf({ base, theirs, mine }: Versions<unknown[]>): Versions<Entries> | undefined {
  for (const key of entryNames) {
    const [ofBase, ofTheirs, ofMine] = [base, theirs, mine].map((list) => named(list, key));
    if (ofBase !== undefined && ofTheirs !== undefined && ofMine !== undefined) {
      return { base: ofBase, theirs: ofTheirs, mine: ofMine };
    }
  }
  return undefined;
}

function named(list: readonly unknown[], key: string): Entries | undefined {
  const entries = new Map<string, Members>();
  for (const entry of list) {
    const name = isRecord(entry) ? entry[key] : undefined;
    if (
      !isRecord(entry) ||
      (typeof name !== 'string' && typeof name !== 'number') ||
      entries.has(String(name))
    ) {
      return undefined;
    }
    entries.set(String(name), entry);
  }
  return entries;
}

function orderOf({ base, theirs, mine }: Versions<Entries>): string[] | undefined {
  const isReordered = (version: Entries) =>
    !sameJson(
      [...version.keys()].filter((name) => base.has(name)),
      [...base.keys()].filter((name) => version.has(name)),
    );
  if (isReordered(mine) && isReordered(theirs)) {
    return undefined;
  }
  const [first, second] = isReordered(mine) ? [mine, theirs] : [theirs, mine];
  const order = [...first.keys()];
  let before = -1;
  for (const name of second.keys()) {
    const at = order.indexOf(name);
    before = at >= 0 ? at : before + 1;
    if (at < 0) {
      order.splice(before, 0, name);
    }
  }
  return order;
}

function isRecord(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
