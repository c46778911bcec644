import type { Query, QueryClient } from '@tanstack/react-query';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { LiveChange, LiveList, LivePosition } from '#lib/domain/kubernetes/live-change.ts';
import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import { api } from './api.ts';
import { applyChanges, type ObjectList, objectList } from './object-list.ts';

interface Heard {
  epoch: string;
  changes: LiveChange[];
}

/** Changes that arrive while a kind is being loaded, by load. */
const loading = new Map<LiveName, Set<Heard>>();

export function objectsQueryKey(kind: LiveName): readonly ['objects', LiveName] {
  return ['objects', kind];
}

/** Where the stream that is open began: it brings nothing from before. */
let streamStart: LivePosition | undefined;

function isBehindStream(position: LivePosition): boolean {
  return (
    streamStart !== undefined && (position.epoch !== streamStart.epoch || position.seq < streamStart.seq)
  );
}

/** To be told when a stream begins anew: lists that it does not continue are loaded again. */
export function startStreamAt(client: QueryClient, position: LivePosition): void {
  streamStart = position;
  const isBehind = (query: Query) => {
    const list = query.state.data as ObjectList<KubeObject> | undefined;
    return list !== undefined && isBehindStream(list.position);
  };
  client.removeQueries({ queryKey: ['objects'], type: 'inactive', predicate: isBehind });
  void client.invalidateQueries({ queryKey: ['objects'], predicate: isBehind });
}

/** Loads all objects of a kind; what the stream brings meanwhile is not lost. */
export async function loadObjects(kind: LiveName, signal: AbortSignal): Promise<ObjectList<KubeObject>> {
  const list = await loadOnce(kind, signal);
  return isBehindStream(list.position) ? loadOnce(kind, signal) : list;
}

async function loadOnce(kind: LiveName, signal: AbortSignal): Promise<ObjectList<KubeObject>> {
  const heard: Heard = { epoch: '', changes: [] };
  const loads = loading.get(kind) ?? new Set();
  loading.set(kind, loads.add(heard));
  try {
    const { position, items } = await api<LiveList>(`/api/objects/${kind}`, { signal });
    const list = objectList(position, items);
    return heard.epoch === position.epoch ? applyChanges(list, heard.epoch, heard.changes) : list;
  } finally {
    loads.delete(heard);
  }
}

/** Puts what the stream brought into the lists that are loaded or loading. */
export function patchObjects(client: QueryClient, epoch: string, changes: readonly LiveChange[]): void {
  for (const [kind, ofKind] of Map.groupBy(changes, (change) => change.kind)) {
    for (const heard of loading.get(kind) ?? []) {
      if (heard.epoch !== epoch) {
        heard.epoch = epoch;
        heard.changes = [];
      }
      heard.changes.push(...ofKind);
    }
    client.setQueryData<ObjectList<KubeObject>>(objectsQueryKey(kind), (list) =>
      list === undefined ? undefined : applyChanges(list, epoch, ofKind),
    );
  }
}
