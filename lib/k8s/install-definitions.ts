import { setTimeout as delay } from 'node:timers/promises';
import { kinds, resourcePath } from '#lib/domain/kubernetes/kinds.ts';
import type { Condition, KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { errorText, isMooringError, MooringError } from '#lib/errors.ts';
import type { KubeClient, WriteOptions } from './client.ts';
import { createUnlessThere } from './create-unless-there.ts';

/** A CustomResourceDefinition, as far as installing it needs. */
export interface Definition extends KubeObject {
  spec: { group: string; names: { plural: string }; versions: { name: string }[] };
  status?: { conditions?: Condition[] };
}

const kind = kinds.customresourcedefinitions;
const establishTimeoutMs = 30_000;

/**
 * Creates or updates `definitions`, all or none: the API server is asked about each before the first is written, so that a
 * refusal leaves the cluster as it was. Resolves once their kinds are served.
 * @throws MooringError UNPROCESSABLE with every refusal, FORBIDDEN, or TIMEOUT when a kind is not served.
 */
export async function installDefinitions(kube: KubeClient, definitions: Definition[]): Promise<void> {
  const outcomes = await Promise.allSettled(
    definitions.map((definition) => write(kube, definition, { dryRun: true })),
  );
  const refusals = outcomes.flatMap((it) => (it.status === 'rejected' ? [it.reason as unknown] : []));
  const [first, ...more] = refusals;
  if (first !== undefined) {
    throw refusal(first, more);
  }
  await Promise.all(definitions.map((definition) => write(kube, definition)));
  await Promise.all(definitions.map((definition) => established(kube, definition)));
}

/**
 * Sees to it that kinds which somebody else brings are there; writes nothing.
 * @throws MooringError PRECONDITION that names those that are missing.
 */
export async function requireDefinitions(kube: KubeClient, definitions: Definition[]): Promise<void> {
  const found = await Promise.all(
    definitions.map(async ({ metadata: { name } }) =>
      (await kube.find<Definition>(kind, name)) === undefined ? [name] : [],
    ),
  );
  const missing = found.flat();
  if (missing.length > 0) {
    throw new MooringError(
      'PRECONDITION',
      `The cluster lacks ${missing.join(', ')}, which something other than Mooring was to bring.`,
      { hint: 'Install that first, or let Mooring bring these kinds.' },
    );
  }
}

function refusal(first: unknown, more: unknown[]): unknown {
  if (!isMooringError(first, 'UNPROCESSABLE', 'INVALID')) {
    return first;
  }
  const texts = [first, ...more].map(errorText);
  return new MooringError(
    'UNPROCESSABLE',
    `The cluster refuses definitions of kinds; none was changed. ${texts.join(' ')}`,
    {
      cause: first,
      hint: 'They were made by something else, in a form that cannot become Mooring’s. kubectl get crd NAME -o yaml shows it.',
    },
  );
}

async function write(kube: KubeClient, wanted: Definition, options?: WriteOptions): Promise<void> {
  if ((await createUnlessThere(kube, kind, wanted, options)) === undefined) {
    const { name, labels, annotations } = wanted.metadata;
    const change = { metadata: { labels, annotations }, spec: wanted.spec };
    await kube.patch(kind, { name }, 'merge', change, options);
  }
}

async function established(kube: KubeClient, { metadata: { name } }: Definition): Promise<void> {
  const deadlineMs = Date.now() + establishTimeoutMs;
  for (;;) {
    const definition = await kube.get<Definition>(kind, name);
    if (isEstablished(definition) && (await isServed(kube, definition))) {
      return;
    }
    if (Date.now() > deadlineMs) {
      throw new MooringError(
        'TIMEOUT',
        `The CustomResourceDefinition ${name} is not served after ${establishTimeoutMs / 1000} s.`,
        {
          hint: `Look at its conditions: kubectl get crd ${name} -o yaml`,
        },
      );
    }
    await delay(50);
  }
}

function isEstablished(definition: Definition): boolean {
  return (
    definition.status?.conditions?.some((it) => it.type === 'Established' && it.status === 'True') ?? false
  );
}

/** Established is said a moment before the path answers. */
async function isServed(kube: KubeClient, { spec }: Definition): Promise<boolean> {
  const version = spec.versions[0]?.name ?? '';
  const served = { group: spec.group, version, plural: spec.names.plural, kind: '', namespaced: false };
  try {
    await kube.raw('GET', `${resourcePath(served)}?limit=1`);
    return true;
  } catch (error) {
    if (isMooringError(error, 'NOT_FOUND')) {
      return false;
    }
    throw error;
  }
}
