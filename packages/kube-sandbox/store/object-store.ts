import { parseExact, stringifyExact } from 'kube-text/exact-json';
import type { ApiObject } from '../meta/api-object.ts';
import { openRevisionLog, type RevisionLog } from './revision-log.ts';
import { SortedKeys } from './sorted-keys.ts';

/** One state of one object. Never changed once it is in the store; `json` is its text with apiVersion and kind first. */
export interface Stored {
  readonly revision: number;
  readonly object: ApiObject;
  readonly json: string;
}

/** One write, as watches see it. */
export interface StoreEvent {
  readonly revision: number;
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly current: Stored;
  readonly previous: Stored | undefined;
}

export interface ListedPage {
  items: Stored[];
  /** The key after which the next page begins; undefined when nothing is left. */
  nextAfter: string | undefined;
  remaining: number;
}

interface Shelf {
  objects: Map<string, Stored>;
  order: SortedKeys;
}

export interface ObjectStoreOptions {
  databasePath: string;
  /** How many writes of history are kept for watches and paged lists before the oldest are compacted. */
  retainEvents: number;
  /** Told when the disk begins to refuse writes, and, without an error, when it takes them again. */
  onDisk?: ((refusal: Error | undefined) => void) | undefined;
}

export type Listener = (event: StoreEvent) => void;

function keyOf(namespace: string, name: string): string {
  return namespace ? `${namespace}/${name}` : name;
}

/** Puts apiVersion and kind first, so that another version of the same object is a change of its first bytes only. */
function encode(object: ApiObject): string {
  const { apiVersion, kind, metadata, ...rest } = object;
  return stringifyExact({ apiVersion, kind, metadata, ...rest });
}

/** All objects in memory over the log of writes on disk: reads cost no I/O, writes are seen by watches once they are on disk. */
export class ObjectStore {
  private readonly shelves = new Map<string, Shelf>();
  private readonly listeners = new Map<string, Set<Listener>>();
  private history: StoreEvent[] = [];
  private pending: StoreEvent[] = [];
  private readonly log: RevisionLog;
  private readonly retainEvents: number;
  private readonly onDisk: (refusal: Error | undefined) => void;
  private publishing = false;
  private headRevision = 0;
  private durable = 0;
  private watchFloor = 0;
  private refused = false;
  private waiting: { revision: number; resolve(): void; reject(error: Error): void }[] = [];

  private constructor(log: RevisionLog, options: ObjectStoreOptions) {
    this.log = log;
    this.retainEvents = options.retainEvents;
    this.onDisk = options.onDisk ?? (() => undefined);
  }

  static async open(options: ObjectStoreOptions): Promise<ObjectStore> {
    const log = openRevisionLog(options.databasePath);
    const store = new ObjectStore(log, options);
    store.headRevision = log.compactedRevision;
    store.watchFloor = log.compactedRevision;
    await log.replay((row) => {
      const object = parseExact(row.value) as ApiObject;
      const stored = { revision: row.revision, object, json: row.value };
      const event = store.apply(row.resource, row.namespace, row.name, stored, row.deleted);
      if (row.revision > log.compactedRevision) store.history.push(event);
    });
    store.durable = store.headRevision;
    return store;
  }

  /** The revision of the newest write, which may not be on disk yet. */
  get revision(): number {
    return this.headRevision;
  }

  /** The newest revision that is on disk and was shown to watches. */
  get durableRevision(): number {
    return this.durable;
  }

  /** Watches can begin at this revision and later. */
  get oldestWatchRevision(): number {
    return this.watchFloor;
  }

  get compactedRevision(): number {
    return this.log.compactedRevision;
  }

  get(resource: string, namespace: string, name: string): Stored | undefined {
    return this.shelves.get(resource)?.objects.get(keyOf(namespace, name));
  }

  count(resource: string): number {
    return this.shelves.get(resource)?.objects.size ?? 0;
  }

  /** Writes one state: gives it the next revision and that revision as its resourceVersion. */
  put(resource: string, object: ApiObject): Stored {
    return this.write(resource, object, false);
  }

  /** Removes an object; `lastState` is what watches are shown. */
  remove(resource: string, lastState: ApiObject): Stored {
    return this.write(resource, lastState, true);
  }

  private write(resource: string, object: ApiObject, deleted: boolean): Stored {
    const revision = this.headRevision + 1;
    const stamped = { ...object, metadata: { ...object.metadata, resourceVersion: String(revision) } };
    const stored: Stored = { revision, object: stamped, json: encode(stamped) };
    const namespace = object.metadata.namespace ?? '';
    const name = object.metadata.name;
    const event = this.apply(resource, namespace, name, stored, deleted);
    this.log.append({ revision, resource, namespace, name, deleted, value: stored.json });
    this.pending.push(event);
    if (!this.publishing) {
      this.publishing = true;
      void this.publishWhenDurable();
    }
    return stored;
  }

  private apply(
    resource: string,
    namespace: string,
    name: string,
    stored: Stored,
    deleted: boolean,
  ): StoreEvent {
    let shelf = this.shelves.get(resource);
    if (!shelf) {
      shelf = { objects: new Map(), order: new SortedKeys() };
      this.shelves.set(resource, shelf);
    }
    const key = keyOf(namespace, name);
    const previous = shelf.objects.get(key);
    if (deleted) {
      shelf.objects.delete(key);
      shelf.order.remove(key);
    } else {
      shelf.objects.set(key, stored);
      if (!previous) shelf.order.add(key);
    }
    this.headRevision = Math.max(this.headRevision, stored.revision);
    const type = deleted ? 'DELETED' : previous ? 'MODIFIED' : 'ADDED';
    return { revision: stored.revision, resource, namespace, name, type, current: stored, previous };
  }

  private async publishWhenDurable(): Promise<void> {
    while (this.pending.length > 0) {
      const revision = this.headRevision;
      try {
        await this.log.flushed();
      } catch (error) {
        this.takeBack(error as Error);
        return;
      }
      this.noteDisk(undefined);
      let count = 0;
      while ((this.pending[count]?.revision ?? Number.POSITIVE_INFINITY) <= revision) count += 1;
      const events = this.pending.splice(0, count);
      this.durable = revision;
      for (const event of events) {
        this.history.push(event);
        for (const listener of this.listeners.get(event.resource) ?? []) listener(event);
      }
      this.settleWaiting();
    }
    this.publishing = false;
    if (this.history.length > this.retainEvents * 1.5) {
      const oldestKept = this.history.at(-this.retainEvents);
      // on a full disk what was forgotten in memory stays in the log until the next time
      if (oldestKept)
        await this.compact(oldestKept.revision - 1).catch((error: Error) => this.noteDisk(error));
    }
  }

  /** Everything that is not on disk was never there: reads go on with what is, and the next write is tried anew. */
  private takeBack(refusal: Error): void {
    for (const { resource, namespace, name, previous } of this.pending.reverse()) {
      const shelf = this.shelves.get(resource);
      const key = keyOf(namespace, name);
      if (previous) {
        if (!shelf?.objects.has(key)) shelf?.order.add(key);
        shelf?.objects.set(key, previous);
      } else if (shelf?.objects.delete(key)) shelf.order.remove(key);
    }
    this.pending = [];
    // their revisions stay used: a reader may have heard of one
    this.durable = this.headRevision;
    this.publishing = false;
    this.log.resume();
    this.noteDisk(refusal);
    const waiting = this.waiting;
    this.waiting = [];
    for (const waiter of waiting) waiter.reject(refusal);
  }

  private noteDisk(refusal: Error | undefined): void {
    if (this.refused === (refusal !== undefined)) return;
    this.refused = refusal !== undefined;
    this.onDisk(refusal);
  }

  /** Waits until everything up to now is on disk and was shown to watches. Rejects when the disk refused a write. */
  whenDurable(): Promise<void> {
    if (this.durable >= this.headRevision) return Promise.resolve();
    const revision = this.headRevision;
    return new Promise((resolve, reject) => {
      this.waiting.push({ revision, resolve, reject });
    });
  }

  private settleWaiting(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (const waiter of waiting) {
      if (waiter.revision <= this.durable) waiter.resolve();
      else this.waiting.push(waiter);
    }
  }

  /**
   * Lists in key order, at the newest revision or at an older one that is not compacted yet.
   * `namespace` empty means all; `limit` 0 means no limit.
   */
  list(
    resource: string,
    options: {
      namespace: string;
      after?: string | undefined;
      limit: number;
      atRevision?: number | undefined;
      matches: (object: ApiObject) => boolean;
    },
  ): ListedPage {
    const shelf = this.shelves.get(resource);
    const page: ListedPage = { items: [], nextAfter: undefined, remaining: 0 };
    const undone = this.statesAt(resource, options.atRevision);
    const order = shelf ? keysWith(shelf.order, undone) : [...undone.keys()].sort();
    let lastKey = '';
    for (const key of keysBetween(order, options.namespace, options.after ?? '')) {
      const stored = undone.has(key) ? undone.get(key) : shelf?.objects.get(key);
      if (!stored || !options.matches(stored.object)) continue;
      if (options.limit > 0 && page.items.length === options.limit) {
        page.remaining += 1;
        page.nextAfter = lastKey;
        continue;
      }
      page.items.push(stored);
      lastKey = key;
    }
    return page;
  }

  /** What differed at an older revision: the key and its state then (undefined: it was not there). */
  private statesAt(resource: string, revision: number | undefined): Map<string, Stored | undefined> {
    const states = new Map<string, Stored | undefined>();
    if (revision === undefined || revision >= this.headRevision) return states;
    for (const events of [this.pending, this.history]) {
      for (let i = events.length - 1; i >= 0; i -= 1) {
        const event = events[i];
        if (!event || event.revision <= revision) break;
        if (event.resource === resource) states.set(keyOf(event.namespace, event.name), event.previous);
      }
    }
    return states;
  }

  /** The first durable write to one resource after `revision`. */
  eventAfter(resource: string, revision: number): StoreEvent | undefined {
    let low = 0;
    let high = this.history.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.history[middle]?.revision ?? 0) <= revision) low = middle + 1;
      else high = middle;
    }
    while (low < this.history.length && this.history[low]?.resource !== resource) low += 1;
    return this.history[low];
  }

  /** Calls the listener for every write to the resource from now on, after it is on disk. Returns how to stop. */
  subscribe(resource: string, listener: Listener): () => void {
    const listeners = this.listeners.get(resource) ?? new Set();
    this.listeners.set(resource, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  /**
   * Forgets history up to a revision: older watches and pages get 410. The newest `keptForWatches` writes stay in
   * memory for watches, as a real server's watch cache outlives etcd's compaction.
   */
  async compact(revision = this.durable, keptForWatches = 0): Promise<void> {
    const upTo = Math.min(revision, this.durable);
    const forgotten = this.history.slice(0, Math.max(0, this.history.length - keptForWatches));
    const last = forgotten.findLast((event) => event.revision <= upTo)?.revision ?? 0;
    this.history = this.history.filter((event) => event.revision > last);
    this.watchFloor = Math.max(this.watchFloor, keptForWatches > 0 ? last : upTo);
    await this.log.compact(upTo);
  }

  async close(): Promise<void> {
    await this.log.close();
  }
}

/** The keys of a namespace, or of all where it is empty, that come after `after`. */
function* keysBetween(order: readonly string[], namespace: string, after: string): Generator<string> {
  const prefix = namespace ? `${namespace}/` : '';
  for (let i = firstIndex(order, after > prefix ? after : prefix); i < order.length; i += 1) {
    const key = order[i] ?? '';
    if (!key.startsWith(prefix)) return;
    if (!after || key > after) yield key;
  }
}

function firstIndex(keys: readonly string[], from: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? '') < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The living keys, and those that were there at an older revision and are gone now. */
function keysWith(order: SortedKeys, states: Map<string, Stored | undefined>): readonly string[] {
  const gone = [...states].filter(([key, state]) => state && order.keys[order.indexOf(key)] !== key);
  if (gone.length === 0) return order.keys;
  const merged = new SortedKeys();
  merged.keys.push(...order.keys);
  for (const [key] of gone) merged.add(key);
  return merged.keys;
}
