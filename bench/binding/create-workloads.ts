import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { Deployment } from '#lib/domain/kubernetes/workload.ts';
import { inParallel } from '#testing/in-parallel.ts';
import { benchNamespace } from './offer-service.ts';
import type { WatchedChain } from './watch-chain.ts';

/** Creates Deployments of one pod each and waits for the pods; returns their names. */
export async function createWorkloads(
  chain: WatchedChain,
  prefix: string,
  count: number,
  writers: number,
): Promise<string[]> {
  const names = Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
  await inParallel(names, writers, (name) => chain.kube.create(kinds.deployments, deployment(name)));
  await chain.pods(names);
  return names;
}

function deployment(name: string): Deployment {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: benchNamespace },
    spec: {
      replicas: 1,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'web', image: 'web:1' }] } },
    },
  };
}
