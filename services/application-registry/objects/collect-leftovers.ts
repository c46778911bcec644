import { type Application, findService } from '#lib/domain/application/application.ts';
import { type KindInfo, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { Registry } from '../registry.ts';
import { changeName, parametersSecretName, resourceName, specificationsName } from './names.ts';
import { settleAbandoned } from './settle-change.ts';

/** No registration takes this long between its first write and its last. */
const oldMs = 300_000;

interface Leftover {
  kind: KindInfo;
  object: KubeObject;
}

/**
 * Takes up what an interrupted POST, PUT or DELETE left: settles changes that nobody makes any more, and removes objects of
 * services that are in no Application. Objects of a registration that is being made are younger than what is removed.
 */
export async function collectLeftovers(registry: Registry): Promise<void> {
  const { kube, config } = registry;
  const listed = await Promise.all(
    [kinds.services, kinds.secrets, kinds.configmaps].map(async (kind) => {
      const options = { namespace: config.namespace, labelSelector: 'app,serviceId', metadataOnly: true };
      const { items } = await kube.list<KubeObject>(kind, options);
      return items.filter(isOfRegistry).map((object): Leftover => ({ kind, object }));
    }),
  );
  // the Applications after the objects: what was committed meanwhile is in them
  const { items } = await kube.list<Application>(kinds.applications);
  const applications = new Map(items.map((application) => [application.metadata.name, application]));
  for (const { kind, object } of listed.flat()) {
    const { app, serviceId } = labelsOf(object);
    const application = applications.get(app);
    if (application !== undefined && findService(application, serviceId) !== undefined) {
      if (object.metadata.name === changeName(serviceId)) {
        await registry.inTurn(serviceId, () => settleAbandoned(registry, serviceId));
      }
    } else if (ageMsOf(registry, object) > oldMs) {
      const { name, uid = '' } = object.metadata;
      await kube.delete(kind, name, config.namespace, { preconditions: { uid } });
      registry.log.warn({ application: app, serviceId, kind: kind.kind, name }, 'leftover removed');
    }
  }
}

function labelsOf({ metadata }: KubeObject): { app: string; serviceId: string } {
  const { app = '', serviceId = '' } = metadata.labels ?? {};
  return { app, serviceId };
}

/** Others may use the same labels; what is the registry's has its names too. */
function isOfRegistry(object: KubeObject): boolean {
  const { app, serviceId } = labelsOf(object);
  const { name } = object.metadata;
  const names = [
    resourceName(app, serviceId),
    parametersSecretName(app, serviceId),
    specificationsName(serviceId),
    changeName(serviceId),
  ];
  return names.includes(name) || name.startsWith(`${specificationsName(serviceId)}-`);
}

function ageMsOf({ now }: Registry, { metadata }: KubeObject): number {
  return now().getTime() - new Date(metadata.creationTimestamp ?? 0).getTime();
}
