import { type KubeObject, objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import { type SearchEntry, searchEntriesOf } from '#lib/domain/view/search-entries.ts';
import { type SearchGroup, searchGroups } from '#lib/domain/view/search-groups.ts';
import type { SearchWords } from '#lib/domain/view/search-words.ts';
import type { InformerEvent } from '#lib/k8s/object-store.ts';
import { createTextBlocks, type SearchedText, type TextBlocks } from './text-blocks.ts';

/** What a search finds of one noun. */
export interface FoundGroup {
  group: SearchGroup;
  /** How many there are, but 1,000 at most. */
  total: number;
  /** The best of them, the best first. */
  best: SearchEntry[];
}

/** All that can be searched for, kept by the change. */
export interface SearchIndex {
  apply(kind: LiveName, event: InformerEvent<KubeObject>): void;
  /** Nouns of which something is found, in their order. */
  find(words: SearchWords, options: FindOptions): FoundGroup[];
}

export interface FindOptions {
  /** So many of each noun. */
  most: number;
  isVisible(kind: LiveName, namespace: string | undefined): boolean;
}

/** What is kept of an entry: the rest is made again of the object, which is kept anyway. */
interface Kept {
  group: SearchGroup;
  kind: LiveName;
  object: KubeObject;
  /** Which of the object's entries. */
  part: number;
}

export function createSearchIndex(): SearchIndex {
  const blocks = Object.fromEntries(searchGroups.map((group) => [group, createTextBlocks<Kept>()])) as Record<
    SearchGroup,
    TextBlocks<Kept>
  >;
  const byKind = new Map<LiveName, Map<string, SearchedText<Kept>[]>>();

  function put(kind: LiveName, object: KubeObject): SearchedText<Kept>[] {
    return searchEntriesOf(kind, object).map(({ group, text }, part) =>
      blocks[group].add(text, { group, kind, object, part }),
    );
  }

  return {
    apply(kind, event) {
      const ofKind = byKind.get(kind) ?? new Map<string, SearchedText<Kept>[]>();
      byKind.set(kind, ofKind);
      const key = objectKey(event.object);
      const known = ofKind.get(key) ?? [];
      if (event.type === 'MODIFIED' && isFoundBySame(kind, event.old, event.object)) {
        known.forEach((entry) => {
          entry.value = { ...entry.value, object: event.object };
        });
        return;
      }
      for (const entry of known) {
        blocks[entry.value.group].remove(entry);
      }
      ofKind.delete(key);
      const entries = event.type === 'DELETED' ? [] : put(kind, event.object);
      if (entries.length > 0) {
        ofKind.set(key, entries);
      }
    },
    find(words, options) {
      return searchGroups.flatMap((group) => {
        const found = findIn(blocks[group], words, options);
        return found.total === 0 ? [] : { group, ...found };
      });
    },
  };
}

/** Most changes are of a state, which nobody searches by. */
function isFoundBySame(kind: LiveName, old: KubeObject, object: KubeObject): boolean {
  const [before, after] = [searchEntriesOf(kind, old), searchEntriesOf(kind, object)];
  return before.length === after.length && before.every(({ text }, part) => text === after[part]?.text);
}

/** So many are counted: more says no more to anybody. */
const mostCounted = 1_000;

interface Ranked {
  kept: Kept;
  rank: number;
}

function findIn(
  blocks: TextBlocks<Kept>,
  words: SearchWords,
  { most, isVisible }: FindOptions,
): Omit<FoundGroup, 'group'> {
  const best: Ranked[] = [];
  let total = 0;
  blocks.find(words, (kept, rank) => {
    if (isVisible(kept.kind, kept.object.metadata.namespace)) {
      total += 1;
      const last = best[most - 1];
      if (last === undefined || rank < last.rank || (rank === last.rank && isBefore(kept, last.kept))) {
        insert(best, { kept, rank }, most);
      }
    }
    return total < mostCounted;
  });
  return {
    total,
    best: best.flatMap(({ kept: { kind, object, part } }) => searchEntriesOf(kind, object)[part] ?? []),
  };
}

function insert(best: Ranked[], ranked: Ranked, most: number): void {
  const place = best.findIndex(
    ({ rank, kept }) => ranked.rank < rank || (ranked.rank === rank && isBefore(ranked.kept, kept)),
  );
  best.splice(place < 0 ? best.length : place, 0, ranked);
  best.length = Math.min(best.length, most);
}

function isBefore(left: Kept, right: Kept): boolean {
  return left.object === right.object
    ? left.part < right.part
    : left.object.metadata.name < right.object.metadata.name;
}
