import { isDeepStrictEqual } from 'node:util';
import { environmentOf, injectedCollisions } from '#lib/domain/binding/binding-variables.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { renderMessage } from '#lib/texts/render-message.ts';
import { envFromOf } from './env-entries.ts';
import { keysOf } from './gather.ts';
import type { Injection } from './inject.ts';
import { type Place, placesOf } from './places.ts';
import { readTraces } from './traces.ts';

/** Where a usage's variables meet others of the same name. */
export interface CollisionReports {
  /**
   * One sentence per collision; '' where there is none. Secrets and ConfigMaps are read again only when the workload or
   * the injection has changed since the last call with this key.
   */
  reportOn(key: string, workload: KubeObject, injection: Injection): Promise<string>;
  forget(key: string): void;
}

/** Sentences in one report; the rest is counted. */
const sentences = 5;

export function createCollisionReports(kube: KubeClient): CollisionReports {
  const known = new Map<string, { of: string; text: string }>();
  return {
    async reportOn(key, workload, injection) {
      const { uid, generation } = workload.metadata;
      const of = JSON.stringify([uid, generation, injection.prefix, injection.secretName, injection.keys]);
      const before = known.get(key);
      if (before?.of === of && generation !== undefined) {
        return before.text;
      }
      const text = await report(kube, workload, injection);
      known.set(key, { of, text });
      return text;
    },
    forget: (key) => known.delete(key),
  };
}

async function report(kube: KubeClient, workload: KubeObject, injection: Injection): Promise<string> {
  const places = placesOf(workload, injection.labelsPath) ?? [];
  const keys = new Map<string, string[]>();
  for (const { kind, name } of sourcesOf(places)) {
    const of = kind === 'Secret' ? 'secrets' : 'configmaps';
    keys.set(`${kind} ${name}`, await keysOf(kube, of, name, workload.metadata.namespace));
  }
  const lines = places.flatMap((place) =>
    place.form === 'envFrom'
      ? wholeCollisions(place, injection, keys)
      : eachCollision(workload, place, injection),
  );
  const rest = lines.length - sentences;
  return [...lines.slice(0, sentences), ...(rest > 0 ? [`And ${rest} more.`] : [])].join(' ');
}

function sourcesOf(places: readonly Place[]): { kind: 'Secret' | 'ConfigMap'; name: string }[] {
  return places.flatMap(({ holder }) =>
    (holder.envFrom ?? []).flatMap(({ secretRef, configMapRef }) => {
      const name = secretRef?.name ?? configMapRef?.name;
      return name === undefined ? [] : [{ kind: secretRef === undefined ? 'ConfigMap' : 'Secret', name }];
    }),
  );
}

function wholeCollisions(
  { name, holder }: Place,
  injection: Injection,
  keys: ReadonlyMap<string, string[]>,
): string[] {
  const entry = envFromOf(injection);
  const own = holder.envFrom?.findLastIndex((it) => isDeepStrictEqual(it, entry)) ?? -1;
  const environment = environmentOf(
    { name, ...holder },
    (kind, source) => keys.get(`${kind} ${source}`) ?? [],
  );
  return injectedCollisions(environment, own).map(
    ({ effect }) => `Container ${name}: ${renderMessage('en', effect)}`,
  );
}

/** Variables that the object has of its own, so that they were not written. */
function eachCollision(workload: KubeObject, { holder }: Place, injection: Injection): string[] {
  const written = new Set(
    readTraces(workload)[injection.usage]?.injectedEnv?.map((variable) => variable.name),
  );
  const present = new Set(holder.env?.map((variable) => variable.name));
  return injection.keys
    .map((key) => injection.prefix + key)
    .filter((name) => present.has(name) && !written.has(name))
    .map((name) => `${name} keeps the value that ${workload.kind} ${workload.metadata.name} sets itself.`);
}
