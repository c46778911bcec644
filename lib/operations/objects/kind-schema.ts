import type { KindSchema } from '#lib/domain/kubernetes/kind-schema.ts';
import { apiVersionOf, type KindInfo, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import {
  type Published,
  type PublishedDocument,
  readDefinedSchema,
  readPublishedSchema,
} from '#lib/domain/kubernetes/read-published-schema.ts';
import { isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';

interface Known {
  schema: Promise<KindSchema | undefined>;
  untilMs: number;
}

/** Kinds change when somebody installs them anew; the documents are large. */
const freshForMs = 10 * 60_000;
/** A cluster that does not answer is asked again soon. */
const failedForMs = 30_000;

const knownOf = new WeakMap<KubeClient, Map<string, Known>>();

/** What the cluster itself publishes about a kind; undefined where it says nothing, or cannot be asked. */
export function readKindSchema(kube: KubeClient, info: KindInfo): Promise<KindSchema | undefined> {
  const known = knownOf.get(kube) ?? new Map<string, Known>();
  knownOf.set(kube, known);
  const name = `${apiVersionOf(info)}/${info.kind}`;
  const found = known.get(name);
  if (found !== undefined && found.untilMs > Date.now()) {
    return found.schema;
  }
  const entry: Known = {
    untilMs: Date.now() + freshForMs,
    schema: fetchSchema(kube, info).catch(() => {
      entry.untilMs = Date.now() + failedForMs;
      return undefined;
    }),
  };
  known.set(name, entry);
  return entry.schema;
}

async function fetchSchema(kube: KubeClient, info: KindInfo): Promise<KindSchema | undefined> {
  try {
    const path = `/openapi/v3/${info.group === '' ? 'api' : 'apis'}/${apiVersionOf(info)}`;
    return readPublishedSchema(await kube.raw<PublishedDocument>('GET', path), info);
  } catch (error) {
    if (!isMooringError(error, 'NOT_FOUND')) {
      throw error;
    }
  }
  // Kubernetes before 1.24 has one document for all kinds, in which custom kinds lose much of what they say
  return (
    (await fetchDefined(kube, info)) ??
    readPublishedSchema(await kube.raw<PublishedDocument>('GET', '/openapi/v2'), info)
  );
}

interface CustomResourceDefinition extends KubeObject {
  spec: { versions: { name: string; schema?: { openAPIV3Schema?: Published } }[] };
}

async function fetchDefined(kube: KubeClient, info: KindInfo): Promise<KindSchema | undefined> {
  const { group, plural, version } = info;
  const definition = group.includes('.')
    ? await kube
        .find<CustomResourceDefinition>(kinds.customresourcedefinitions, `${plural}.${group}`)
        .catch(() => undefined)
    : undefined;
  const defined = definition?.spec.versions.find(({ name }) => name === version)?.schema?.openAPIV3Schema;
  return defined === undefined ? undefined : readDefinedSchema(defined);
}
