import { afterAll, beforeAll, expect, it } from 'vitest';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { Deployment } from '#lib/domain/kubernetes/workload.ts';
import { comparable, startUsageStage, type UsageStage } from '#testing/usage-stage.ts';
import { whileWriting } from '#testing/while-writing.ts';

const name = 'contended';
let stage: UsageStage;

beforeAll(async () => {
  stage = await startUsageStage();
});
afterAll(() => stage?.stop());

function annotate(annotations: Record<string, string> | null): Promise<Deployment> {
  const target = { name, namespace: stage.api.namespace };
  return stage.api.kube.patch<Deployment>(kinds.deployments, target, 'merge', { metadata: { annotations } });
}

it('a Deployment written again and again by others, it is bound and unbound all the same', async () => {
  const before = comparable(await stage.createDeployment(name));
  await whileWriting(
    (count) => annotate({ writes: String(count) }),
    async () => {
      for (const usage of [name, `${name}-b`, `${name}-c`]) {
        await stage.createUsage(usage, {
          usedBy: { kind: 'deployment', name },
          parameters: { envPrefix: { name: `${usage.at(-1)?.toUpperCase()}_` } },
        });
      }
      for (const usage of [name, `${name}-b`, `${name}-c`]) {
        await stage.ready(usage);
        await stage.unbind(usage);
      }
    },
  );
  await annotate(null);
  expect(comparable(await stage.deployment(name))).toBe(before);
}, 120_000);
