import type { KindInfo } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { MooringError } from '#lib/errors.ts';
import type { KubeClient, ListOptions } from '#lib/k8s/client.ts';

/** In the place of an address: there is no server whose calls could be looked at. */
export const memoryServer = 'memory:';

/**
 * As much of a Kubernetes API as a component needs that is flooded with requests: objects in memory, no watch. What is
 * measured and broken then is the component.
 */
export function createMemoryKube(): KubeClient {
  const objects = new Map<string, KubeObject>();
  let revision = 0;

  function keyOf(kind: KindInfo, name: string, namespace = ''): string {
    return `${kind.plural}/${namespace}/${name}`;
  }

  function read<T extends KubeObject>(kind: KindInfo, name: string, namespace?: string): T {
    const found = objects.get(keyOf(kind, name, namespace));
    if (found === undefined) {
      throw new MooringError('NOT_FOUND', `${kind.plural} "${name}" not found`);
    }
    return structuredClone(found) as T;
  }

  function store<T extends KubeObject>(kind: KindInfo, object: T): T {
    const { name, namespace, uid = name } = object.metadata;
    const stored = { ...object, metadata: { ...object.metadata, uid, resourceVersion: String(++revision) } };
    objects.set(keyOf(kind, name, namespace), stored);
    return structuredClone(stored);
  }

  const unused = () => Promise.reject(new Error('the memory has no such call'));

  const kube: KubeClient = {
    as: () => kube,
    connection: { server: memoryServer, authorize: unused } as unknown as KubeClient['connection'],
    get: async (kind, name, namespace) => read(kind, name, namespace),
    async find<T extends KubeObject>(kind: KindInfo, name: string, namespace?: string) {
      return objects.has(keyOf(kind, name, namespace)) ? read<T>(kind, name, namespace) : undefined;
    },
    async list<T extends KubeObject>(kind: KindInfo, { labelSelector = '' }: ListOptions = {}) {
      const items = [...objects]
        .filter(([key, item]) => key.startsWith(`${kind.plural}/`) && isLabelled(item, labelSelector))
        .map(([, item]) => item as T);
      return { metadata: { resourceVersion: String(revision) }, items };
    },
    create: async (kind, object) => store(kind, object),
    async replace(kind, object) {
      const { name, namespace, resourceVersion } = object.metadata;
      const current = read(kind, name, namespace);
      if (resourceVersion !== undefined && resourceVersion !== current.metadata.resourceVersion) {
        throw new MooringError('CONFLICT', `${kind.plural} "${name}" has been modified`);
      }
      return store(kind, object);
    },
    replaceStatus: unused,
    async patch<T extends KubeObject>(
      kind: KindInfo,
      target: { name: string; namespace?: string | undefined },
      _type: unknown,
      body: unknown,
    ) {
      const { data = {} } = body as { data?: Record<string, string> };
      const found = read<T & { data?: Record<string, string> }>(kind, target.name, target.namespace);
      return store(kind, { ...found, data: { ...found.data, ...data } });
    },
    async delete(kind, name, namespace) {
      objects.delete(keyOf(kind, name, namespace));
    },
    async raw<T>(method: string, path: string) {
      const [plural = '', name] = path.split('/').slice(-2);
      const key = [...objects.keys()].find(
        (each) => each.startsWith(`${plural}/`) && each.endsWith(`/${name}`),
      );
      if (method !== 'DELETE' || key === undefined) {
        throw new MooringError('NOT_FOUND', `${path} not found`);
      }
      objects.delete(key);
      return undefined as T;
    },
  };
  return kube;
}

/** @param selector labels that have to be there, with a value or without, separated by commas */
function isLabelled({ metadata: { labels = {} } }: KubeObject, selector: string): boolean {
  return selector
    .split(',')
    .filter((part) => part !== '')
    .every((part) => {
      const [label = '', value] = part.split('=');
      return labels[label] !== undefined && (value === undefined || labels[label] === value);
    });
}
