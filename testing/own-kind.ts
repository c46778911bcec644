import type { UsageKind } from '#lib/domain/binding/usage-kind.ts';
import { type KindInfo, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { isMooringError } from '#lib/errors.ts';
import { eventually } from './eventually.ts';
import type { TestApi } from './start-api.ts';
import type { AnyObject } from './usage-stage.ts';

const group = 'test.mooring.dev';

/** A kind that only a test has. */
export interface OwnKind {
  kind: KindInfo;
  create(name: string, spec: object, more?: object): Promise<AnyObject>;
  read(name: string): Promise<AnyObject>;
  /** A UsageKind of that name for it. */
  createUsageKind(name: string, labelsPath: string): Promise<void>;
}

/** Defines a namespaced kind, once per API; below `spec` anything is kept unless a schema says what. */
export async function defineOwnKind(
  { kube, namespace }: TestApi,
  name: string,
  plural: string,
  specSchema: object = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
): Promise<OwnKind> {
  const kind: KindInfo = { group, version: 'v1', kind: name, plural, namespaced: true };
  const free = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  await kube
    .create<KubeObject & { spec: object }>(kinds.customresourcedefinitions, {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `${plural}.${group}` },
      spec: {
        group,
        scope: 'Namespaced',
        names: { kind: name, plural },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: { openAPIV3Schema: { type: 'object', properties: { spec: specSchema, status: free } } },
          },
        ],
      },
    })
    .catch((error: unknown) => {
      if (!isMooringError(error, 'EXISTS')) {
        throw error;
      }
    });
  await eventually(() =>
    kube.list(kind, { namespace }).then(
      () => true,
      () => undefined,
    ),
  );
  return {
    kind,
    create: (objectName, spec, more = {}) =>
      kube.create<AnyObject>(kind, {
        apiVersion: `${group}/v1`,
        kind: name,
        metadata: { name: objectName, namespace },
        spec,
        ...more,
      }),
    read: (objectName) => kube.get<AnyObject>(kind, objectName, namespace),
    async createUsageKind(usageKind, labelsPath) {
      await kube.create<UsageKind>(kinds.usagekinds, {
        apiVersion: 'servicecatalog.kyma-project.io/v1alpha1',
        kind: 'UsageKind',
        metadata: { name: usageKind },
        spec: { displayName: name, labelsPath, resource: { group, version: 'v1', kind: name } },
      });
    },
  };
}
