import type { Viewer } from '#lib/domain/access/viewer.ts';
import { type KubeObject, objectKey } from '#lib/domain/kubernetes/kube-object.ts';
import type { LiveName } from '#lib/domain/kubernetes/live-view.ts';
import type { ObjectOf } from '#lib/domain/kubernetes/object-of.ts';
import { type ViewAnswer, type ViewName, type ViewQuery, views } from '#lib/domain/view/views.ts';
import type { InformerEvent } from '#lib/k8s/object-store.ts';
import type { LiveWatches, LiveWatchesListener } from '#lib/live/live-watches.ts';
import { createLiveModel } from '#lib/live/model/live-model.ts';
import type { OpenView } from '#lib/live/views/view-source.ts';
import { viewSources } from '#lib/live/views/view-sources.ts';
import type { OperationContext } from '#lib/operations/context.ts';
import { renderAll } from '#lib/texts/render-message.ts';
import { englishViewer } from './english-viewer.ts';

/** Objects by kind, as a cluster would have them. */
export type PlayedObjects = Partial<Record<LiveName, readonly KubeObject[]>>;

/** Plays the watches of a cluster to a live model, and asks it for views. */
export function playModel(given: PlayedObjects = {}) {
  const objects = new Map<LiveName, Map<string, KubeObject>>();
  const listeners = new Set<LiveWatchesListener>();

  function of(kind: LiveName): Map<string, KubeObject> {
    const known = objects.get(kind) ?? new Map<string, KubeObject>();
    objects.set(kind, known);
    return known;
  }

  function put(kind: LiveName, object: KubeObject): void {
    const old = of(kind).get(objectKey(object));
    of(kind).set(objectKey(object), object);
    emit(kind, old === undefined ? { type: 'ADDED', object } : { type: 'MODIFIED', object, old });
  }

  function drop(kind: LiveName, object: KubeObject): void {
    of(kind).delete(objectKey(object));
    emit(kind, { type: 'DELETED', object });
  }

  function emit(kind: LiveName, event: InformerEvent<KubeObject>): void {
    for (const listener of listeners) {
      listener.onEvent?.(kind, event);
    }
  }

  const watches: LiveWatches = {
    ready: async () => undefined,
    isReady: () => true,
    get: <K extends LiveName>(kind: K, key: string) => of(kind).get(key) as ObjectOf<K> | undefined,
    list: <K extends LiveName>(kind: K, namespace?: string) =>
      [...of(kind).values()].filter(
        ({ metadata }) => namespace === undefined || metadata.namespace === namespace,
      ) as ObjectOf<K>[],
    connected: true,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: async () => undefined,
  };
  const model = createLiveModel(watches);
  for (const [kind, ofKind] of Object.entries(given)) {
    for (const object of ofKind) {
      put(kind as LiveName, object);
    }
  }

  async function open<N extends ViewName>(
    name: N,
    query: ViewQuery<N>,
    viewer: Viewer,
    onChange: () => void,
  ): Promise<OpenView<ViewAnswer<N>>> {
    const source = viewSources[name];
    await model.ready(source.needs);
    const view = await source.open({
      model,
      viewer,
      query: views[name].query.parse(query) as never,
      context: { config: { mode: 'sandbox' } } as OperationContext,
      onChange,
    });
    return { ...view, read: () => renderAll(viewer.locale, view.read()) as ViewAnswer<N> };
  }

  return {
    model,
    put,
    drop,
    /** Has what was put and dropped take effect. */
    settle: () => model.ready([]),
    /** The answer to a view as it is now. */
    async read<N extends ViewName>(
      name: N,
      query: ViewQuery<N>,
      viewer: Viewer = englishViewer,
    ): Promise<ViewAnswer<N>> {
      const view = await open(name, query, viewer, () => undefined);
      const answer = view.read();
      view.close();
      return answer;
    },
    /** @param onChange called as for a page that looks on. The caller closes it. */
    watch: <N extends ViewName>(name: N, query: ViewQuery<N>, onChange: () => void) =>
      open(name, query, englishViewer, onChange),
    stop: () => model.stop(),
  };
}
