import type { OpenToken } from '#lib/domain/application/open-token.ts';
import type { SeenCalls } from '#lib/domain/application/seen-calls.ts';
import { type JoinedKind, type JoinedObjects, joinedKinds } from '#lib/domain/binding/joined-objects.ts';
import type { ServicePlan } from '#lib/domain/catalog/service-plan.ts';
import { type KubeObject, objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import { isMooringError } from '#lib/errors.ts';
import type { InformerEvent } from '#lib/k8s/object-store.ts';
import type { LiveWatches } from '../live-watches.ts';
import { createGraphParts, type GraphPart, type GraphParts, type PartsChange } from './graph-parts.ts';
import { createInterest, type Interest } from './interest.ts';
import { createKeptCalls } from './kept-calls.ts';
import { createPartTables, type PartTables } from './part-tables.ts';
import { createSearchIndex, type SearchIndex } from './search-index.ts';
import { createSurroundings, type LiveSurroundings } from './surroundings.ts';
import { createTick } from './tick.ts';

/** What has become of the cluster since the last time. */
export interface ModelChange {
  /** Kinds of which an object has come, changed or gone. */
  kinds: ReadonlySet<LiveName>;
  parts: PartsChange;
  /** What the gateway was called for has changed. */
  calls: boolean;
}

/** The cluster as the console's pages ask for it: objects, the binding graph in its parts, and tables of rows, kept by the change. */
export interface LiveModel extends Pick<LiveWatches, 'get' | 'list' | 'isReady' | 'connected'> {
  /**
   * Waits until what these kinds tell is in the model.
   * @throws MooringError as LiveWatches does.
   */
  ready(kinds: readonly LiveName[]): Promise<void>;
  readonly parts: ReadonlySet<GraphPart>;
  /** The part of the graph that an object is in; undefined where there is no such object. */
  partOf(kind: JoinedKind, key: string): GraphPart | undefined;
  /** The part that goes by a key of `joinKeysOf`; undefined where none does. */
  partWith(joinKey: string): GraphPart | undefined;
  readonly tables: PartTables;
  /** All objects that are watched, and what stands in them, by what people know of them. */
  readonly search: Pick<SearchIndex, 'find'>;
  /** The open tokens of an Application; also such as have lapsed a moment ago. */
  tokensOf(application: string): OpenToken[];
  /** The plans of a ServiceClass, by its `namespace/name`; in the order of their names. */
  plansOf(serviceClass: string): ServicePlan[];
  /** What the gateway was called for; undefined where it does not say. */
  readonly calls: SeenCalls | undefined;
  /** Calls a second of each service that is called at the moment, by its id. */
  readonly callRates: ReadonlyMap<string, number>;
  setCalls(calls: SeenCalls | undefined): void;
  /** Who looks at the calls: they are asked for more often then. */
  readonly callsInterest: Interest;
  /** Called after each change, at most every 20 ms, and every 100 ms while much changes. Returns the way out. */
  subscribe(listener: (change: ModelChange) => void): () => void;
  stop(): void;
}

/** All kinds that the binding graph is made of. A view that shows any of it needs all of them. */
export const graphNeeds = [...joinedKinds, 'servicebrokers'] as const satisfies readonly LiveName[];

/** What the graph does without where the console may not see it. */
const optional: readonly LiveName[] = [
  'secrets',
  'skippedvariables',
  'connectiontokens',
  'issuedcertificates',
];
const joined: ReadonlySet<LiveName> = new Set(joinedKinds);

export function createLiveModel(watches: LiveWatches, now: () => number = Date.now): LiveModel {
  const surroundings = createSurroundings();
  const parts = createGraphParts(surroundings.current);
  const tables = createPartTables({
    tokensOf: surroundings.tokensOf,
    plansOf: surroundings.plansOf,
    secretKeysOf: (namespace, name) => surroundings.secret(namespace, name)?.keys,
    nowMs: now,
  });
  const search = createSearchIndex();
  const listeners = new Set<(change: ModelChange) => void>();
  let kinds = new Set<LiveName>();
  let callsChanged = false;
  const calls = createKeptCalls(now);
  const tick = createTick(settle, tables.refreshSome);

  function touch(keys: readonly string[]): void {
    keys.forEach(parts.touch);
  }

  function apply(kind: LiveName, event: InformerEvent<KubeObject>): void {
    kinds.add(kind);
    search.apply(kind, event);
    if (joined.has(kind)) {
      const object = event.type === 'DELETED' ? undefined : (event.object as JoinedObjects[JoinedKind]);
      parts.set(kind as JoinedKind, objectKey(event.object), object as never);
    } else {
      touch(surroundings.apply(kind, event));
    }
    tick.wind();
  }

  function lookForSecrets(): void {
    if (surroundings.secretsSeen !== watches.isReady('secrets')) {
      surroundings.secretsSeen = watches.isReady('secrets');
      parts.touchAll();
      tick.wind();
    }
  }

  function settle(): void {
    const change: ModelChange = { kinds, parts: parts.settle(), calls: callsChanged };
    kinds = new Set();
    callsChanged = false;
    tables.apply(change.parts);
    tables.refresh('catalog', replannedParts(surroundings, parts));
    for (const listener of listeners) {
      listener(change);
    }
  }

  const unsubscribe = watches.subscribe({ onEvent: apply });

  return {
    get: watches.get,
    list: watches.list,
    isReady: watches.isReady,
    get connected() {
      return watches.connected;
    },
    async ready(needed) {
      await allReady(watches, needed);
      lookForSecrets();
      tick.now();
    },
    get parts() {
      return parts.parts;
    },
    partOf: parts.partOf,
    partWith: parts.partWith,
    tables: tables.tables,
    search,
    tokensOf: surroundings.tokensOf,
    plansOf: surroundings.plansOf,
    get calls() {
      return calls.seen;
    },
    get callRates() {
      return calls.rates;
    },
    callsInterest: createInterest(),
    setCalls(seen) {
      const keys = surroundings.setCalls(seen);
      if (calls.set(seen) || keys.length > 0) {
        callsChanged = true;
        touch(keys);
        tick.wind();
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      unsubscribe();
      tick.stop();
    },
  };
}

/** The parts of services whose plans have changed. */
function replannedParts(surroundings: LiveSurroundings, parts: GraphParts): Set<GraphPart> {
  const keys = surroundings.takeReplanned();
  return new Set(keys.flatMap((key) => parts.partOf('serviceclasses', key) ?? []));
}

async function allReady(watches: LiveWatches, needed: readonly LiveName[]): Promise<void> {
  const isGraph = needed.some((kind) => joined.has(kind));
  await Promise.all([
    ...needed.map((kind) => watches.ready(kind)),
    ...(isGraph ? optional.map((kind) => watches.ready(kind).catch(ignoreWithheld)) : []),
  ]);
}

function ignoreWithheld(error: unknown): void {
  if (!isMooringError(error, 'FORBIDDEN', 'NOT_FOUND')) {
    throw error;
  }
}
