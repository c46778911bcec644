import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readYamlDocuments } from 'kube-text/read-yaml';
import { type KindInfo, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { isMooringError, MooringError } from '#lib/errors.ts';
import type { KubeClient } from './client.ts';
import { createUnlessThere } from './create-unless-there.ts';
import { type Definition, installDefinitions, requireDefinitions } from './install-definitions.ts';

export interface InstallOptions {
  kube: KubeClient;
  /** Folder of CustomResourceDefinitions, one or more documents per file. */
  crdsDir: string;
  /** Folder of objects that every installation has, such as UsageKinds. */
  defaultsDir: string;
  /** Namespace of the connector's own objects. */
  namespace: string;
  /** API groups that somebody else brings to the cluster: their kinds have to be there, nothing of theirs is written. */
  foreignGroups?: readonly string[];
}

/**
 * Creates or updates everything the platform needs in a cluster. Safe to repeat.
 * @throws MooringError UNPROCESSABLE when the cluster refuses a kind, PRECONDITION when one of a foreign group is missing.
 */
export async function install(options: InstallOptions): Promise<void> {
  const { kube, crdsDir, defaultsDir, namespace, foreignGroups = [] } = options;
  const definitions = (await readManifests(crdsDir)) as Definition[];
  const isForeign = ({ spec }: Definition) => foreignGroups.includes(spec.group);
  await requireDefinitions(kube, definitions.filter(isForeign));
  await installDefinitions(
    kube,
    definitions.filter((definition) => !isForeign(definition)),
  );
  await createUnlessThere(kube, kinds.namespaces, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  for (const object of await readManifests(defaultsDir)) {
    const kind = kindOf(object);
    await (kind === kinds.apiservices
      ? applyApiService(kube, object)
      : createUnlessThere(kube, kind, object));
  }
}

/** The order of groups is a comfort: an API without such objects, or an account that may not write them, goes without. */
async function applyApiService(kube: KubeClient, object: KubeObject): Promise<void> {
  try {
    if ((await createUnlessThere(kube, kinds.apiservices, object)) === undefined) {
      const { metadata, ...rest } = object;
      const change = { ...rest, metadata: { labels: metadata.labels } };
      await kube.patch(kinds.apiservices, { name: metadata.name }, 'merge', change);
    }
  } catch (error) {
    if (!isMooringError(error, 'NOT_FOUND', 'FORBIDDEN')) {
      throw error;
    }
  }
}

async function readManifests(dir: string): Promise<KubeObject[]> {
  const files = (await readdir(dir)).filter((file) => file.endsWith('.yaml')).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(dir, file), 'utf8')));
  return texts.flatMap((text) => readYamlDocuments(text) as KubeObject[]);
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
