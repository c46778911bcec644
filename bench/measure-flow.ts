import type { Endpoints } from '#bin/start/home.ts';
import { consoleClient } from '#e2e/fixtures/console-client.ts';
import { guidedFlow } from '#e2e/fixtures/guided-flow.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeClient } from '#lib/k8s/client.ts';

/** Runs the guided flow through the console's own routes, as the page does, and returns its time in milliseconds. */
export async function measureFlow(endpoints: Endpoints, application: string): Promise<number> {
  const client = consoleClient(endpoints);
  const state = {};
  const startedAtMs = performance.now();
  for (const step of guidedFlow(application)) {
    await step.run(client, state);
  }
  return performance.now() - startedAtMs;
}

/** The time of as many writes on the bare API as the flow makes, in milliseconds. */
export async function measureWrites(kube: KubeClient, round: number): Promise<number> {
  const startedAtMs = performance.now();
  for (let write = 0; write < 8; write++) {
    await kube.create(kinds.configmaps, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `bench-${round}-${write}`, namespace: 'default' },
    });
  }
  return performance.now() - startedAtMs;
}
