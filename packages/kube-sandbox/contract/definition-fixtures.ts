import { at, list, text } from './document.ts';
import { eventually, ok, uniqueName } from './scratch.ts';
import { api } from './target.ts';

export const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

type Version = Record<string, unknown>;

/** One version whose spec has the given properties. */
export function version(properties: Record<string, unknown> = {}, rest: Version = {}): Version {
  const status = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  const schema = { type: 'object', properties: { spec: { type: 'object', properties }, status } };
  return { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema }, ...rest };
}

export function definition(
  plural: string,
  versions: Version[] = [version()],
  rest: Record<string, unknown> = {},
) {
  const kind = plural.replace('-', '').replace(/^./, (first) => first.toUpperCase());
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.contract.example.com` },
    spec: {
      group: 'contract.example.com',
      scope: 'Namespaced',
      names: { plural, singular: plural, kind, listKind: `${kind}List` },
      versions,
      ...rest,
    },
  };
}

/**
 * A kind of its own, served when this returns; `await using` takes it away again.
 * `path(namespace)` is its collection, `object(name, rest)` a body for it.
 */
export async function createDefinition(
  versions: Version[] = [version()],
  rest: Record<string, unknown> = {},
) {
  const plural = uniqueName('boat').replace('-', '');
  const body = definition(plural, versions, rest);
  const { kind } = body.spec.names;
  ok(await api.post(definitions, body));
  const versionName = String(versions[0]?.name);
  await served(plural, versionName);
  return {
    plural,
    kind,
    url: `${definitions}/${body.metadata.name}`,
    path: (namespace: string, version = versionName) =>
      `/apis/contract.example.com/${version}/namespaces/${namespace}/${plural}`,
    object: (
      name: string,
      content: Record<string, unknown> = {},
      metadata: Record<string, unknown> = {},
    ) => ({
      apiVersion: `contract.example.com/${versionName}`,
      kind,
      metadata: { name, ...metadata },
      ...content,
    }),
    [Symbol.asyncDispose]: async () => {
      await api.delete(`${definitions}/${body.metadata.name}`);
    },
  };
}

async function served(plural: string, versionName: string) {
  await eventually(async () => {
    const stored = ok(await api.get(`${definitions}/${plural}.contract.example.com`));
    const conditions = list(stored, 'status.conditions');
    const established = conditions.find((condition) => at(condition, 'type') === 'Established');
    if (at(established, 'status') !== 'True')
      throw new Error(`not established: ${JSON.stringify(conditions)}`);
    const discovered = ok(await api.get(`/apis/contract.example.com/${versionName}`));
    if (!list(discovered, 'resources').some((entry) => text(entry, 'name') === plural))
      throw new Error(`${plural} is not discovered`);
    ok(await api.get(`/apis/contract.example.com/${versionName}/${plural}`));
  });
}
