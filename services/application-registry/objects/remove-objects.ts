import { type KindInfo, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { Registry } from '../registry.ts';
import { partsOf } from '../specifications/specification-store.ts';
import { readStoredObjects } from './stored-objects.ts';

/**
 * Removes everything that belongs to a service; what is not there any more is fine. Objects are known by their names, and
 * must be labelled as this Application's: an id is the caller's text and could name those of another one.
 */
export async function removeObjects(
  registry: Registry,
  application: string,
  serviceId: string,
): Promise<void> {
  const { kube, config, journal } = registry;
  const [stored, change] = await Promise.all([
    readStoredObjects(registry, application, serviceId),
    journal.find(serviceId),
  ]);
  const remove = async (kind: KindInfo, object: KubeObject | undefined) => {
    const { app, serviceId: id } = object?.metadata.labels ?? {};
    if (object !== undefined && app === application && id === serviceId) {
      await kube.delete(kind, object.metadata.name, config.namespace);
      return true;
    }
    return false;
  };
  const removeParts = async (names: string[]) => {
    for (const name of names) {
      await kube.delete(kinds.configmaps, name, config.namespace);
    }
  };
  await Promise.all([
    remove(kinds.services, stored.access),
    remove(kinds.secrets, stored.credentials),
    remove(kinds.secrets, stored.parameters),
    remove(kinds.configmaps, stored.specs).then((removed) =>
      removeParts(removed ? partsOf(stored.specs) : []),
    ),
  ]);
  if (change?.application === application) {
    await removeParts([...change.parts, ...partsOf(change.stored.specs)]);
    await journal.end(change);
  }
}
