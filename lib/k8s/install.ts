import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseAllDocuments } from 'yaml';
import { type KindInfo, kinds, resourcePath } from '../domain/kinds.ts';
import type { Condition, KubeObject } from '../domain/kube-object.ts';
import { isMooringError, MooringError } from '../errors.ts';
import type { KubeClient } from './client.ts';

export interface InstallOptions {
  kube: KubeClient;
  /** Folder of CustomResourceDefinitions, one or more documents per file. */
  crdsDir: string;
  /** Folder of objects that every installation has, such as UsageKinds. */
  defaultsDir: string;
  /** Namespace of the connector's own objects. */
  namespace: string;
}

interface Definition extends KubeObject {
  spec: unknown;
  status?: { conditions?: Condition[] };
}

const establishTimeoutMs = 30_000;

/** Creates or updates everything the platform needs in a cluster. Safe to repeat. */
export async function install(options: InstallOptions): Promise<void> {
  const { kube, crdsDir, defaultsDir, namespace } = options;
  const definitions = (await readManifests(crdsDir)) as Definition[];
  await Promise.all(definitions.map((definition) => applyDefinition(kube, definition)));
  await Promise.all(definitions.map((definition) => established(kube, definition.metadata.name)));
  await createIfMissing(kube, kinds.namespaces, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  for (const object of await readManifests(defaultsDir)) {
    await createIfMissing(kube, kindOf(object), object);
  }
}

async function readManifests(dir: string): Promise<KubeObject[]> {
  const files = (await readdir(dir)).filter((file) => file.endsWith('.yaml')).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(dir, file), 'utf8')));
  return texts.flatMap((text) =>
    parseAllDocuments(text).flatMap((document) => {
      const object = document.toJS() as KubeObject | null;
      return object === null ? [] : [object];
    }),
  );
}

async function applyDefinition(kube: KubeClient, wanted: Definition): Promise<void> {
  const kind = kinds.customresourcedefinitions;
  if (await createIfMissing(kube, kind, wanted)) {
    return;
  }
  const { name, labels, annotations } = wanted.metadata;
  await kube.patch(kind, { name }, 'merge', { metadata: { labels, annotations }, spec: wanted.spec });
}

/** @returns true when the object was created, false when it was there. */
async function createIfMissing(kube: KubeClient, kind: KindInfo, object: KubeObject): Promise<boolean> {
  try {
    await kube.create(kind, object);
    return true;
  } catch (error) {
    if (isMooringError(error, 'EXISTS')) {
      return false;
    }
    throw error;
  }
}

async function established(kube: KubeClient, name: string): Promise<void> {
  const deadlineMs = Date.now() + establishTimeoutMs;
  for (;;) {
    const definition = await kube.get<Definition & { spec: DefinitionSpec }>(
      kinds.customresourcedefinitions,
      name,
    );
    if (isEstablished(definition) && (await isServed(kube, definition.spec))) {
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

interface DefinitionSpec {
  group: string;
  names: { plural: string };
  versions: { name: string }[];
}

function isEstablished(definition: Definition): boolean {
  return (
    definition.status?.conditions?.some((it) => it.type === 'Established' && it.status === 'True') ?? false
  );
}

/** Established is said a moment before the path answers. */
async function isServed(kube: KubeClient, spec: DefinitionSpec): Promise<boolean> {
  const version = spec.versions[0]?.name ?? '';
  const kind = { group: spec.group, version, plural: spec.names.plural, kind: '', namespaced: false };
  try {
    await kube.raw('GET', `${resourcePath(kind)}?limit=1`);
    return true;
  } catch (error) {
    if (isMooringError(error, 'NOT_FOUND')) {
      return false;
    }
    throw error;
  }
}

function kindOf(object: KubeObject): KindInfo {
  const found = Object.values(kinds).find(
    (info) => info.kind === object.kind && object.apiVersion.startsWith(info.group),
  );
  if (found === undefined) {
    throw new MooringError(
      'INVALID',
      `${object.apiVersion} ${object.kind} is not a kind that can be installed.`,
    );
  }
  return found;
}
