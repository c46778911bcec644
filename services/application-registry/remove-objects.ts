import { type KindInfo, kinds } from '#lib/domain/kinds.ts';
import type { KubeObject } from '#lib/domain/kube-object.ts';
import type { Registry } from './registry.ts';
import { partsOf } from './spec-store.ts';
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
  const { kube, config } = registry;
  const { access, credentials, parameters, specs } = await readStoredObjects(
    registry,
    application,
    serviceId,
  );
  const remove = async (kind: KindInfo, object: KubeObject | undefined) => {
    const { app, serviceId: id } = object?.metadata.labels ?? {};
    if (object !== undefined && app === application && id === serviceId) {
      await kube.delete(kind, object.metadata.name, config.namespace);
      return true;
    }
    return false;
  };
  await Promise.all([
    remove(kinds.services, access),
    remove(kinds.secrets, credentials),
    remove(kinds.secrets, parameters),
    remove(kinds.configmaps, specs).then(async (removed) => {
      for (const part of removed && specs !== undefined ? partsOf(specs) : []) {
        await kube.delete(kinds.configmaps, part, config.namespace);
      }
    }),
  ]);
}
