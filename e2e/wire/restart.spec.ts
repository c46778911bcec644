import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { consoleClient } from '#e2e/fixtures/console-client.ts';
import { guidedFlow } from '#e2e/fixtures/guided-flow.ts';
import type { BindRun } from '#lib/domain/binding/bind-run.ts';
import { chosenObjects, deletionParts, keyOfRef } from '#lib/domain/binding/deletion-choice.ts';
import { planDeletion } from '#lib/domain/binding/deletion-plan.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { createKubeClient } from '#lib/k8s/client.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';
import { gatherDeletion } from '#lib/operations/applications/gather-deletion.ts';
import { startMooring } from '#testing/start-mooring.ts';

test('everything killed between any two steps, the flow goes on', async () => {
  test.setTimeout(300_000);
  const home = mkdtempSync(join(tmpdir(), 'mooring-restart-'));
  const state = {};
  const edges = new Set<string>();
  try {
    for (const step of guidedFlow('survivor')) {
      const mooring = await startMooring({ home });
      edges.add(mooring.endpoints.edge);
      try {
        await test.step(step.name, () => step.run(consoleClient(mooring.endpoints), state));
      } finally {
        await mooring.stop('SIGKILL');
      }
    }
    expect([...edges], 'the edge keeps its address').toHaveLength(1);
    await test.step('a plan that is killed in the middle is applied to its end', () =>
      killedInTheMiddle(home, state));
    await test.step('a deletion that is killed in the middle is carried out with no page open', () =>
      killedWhileDeleting(home, 'survivor'));
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
});

async function killedInTheMiddle(home: string, { serviceId }: { serviceId?: string }): Promise<void> {
  const input = { namespace: 'default', serviceId, workload: 'interrupted', createSample: true };
  const first = await startMooring({ home });
  const { id } = await consoleClient(first.endpoints).post<BindRun>('/api/bindings/runs', input);
  await first.stop('SIGKILL');
  const second = await startMooring({ home });
  try {
    const later = consoleClient(second.endpoints);
    await expect
      .poll(async () => (await later.get<BindRun>(`/api/bindings/runs/${id}`)).phase, { timeout: 60_000 })
      .toBe('done');
  } finally {
    await second.stop('SIGKILL');
  }
}

async function killedWhileDeleting(home: string, application: string): Promise<void> {
  const first = await startMooring({ home });
  const kube = createKubeClient(loadKubeConfig({ path: first.endpoints.kubeconfig }));
  const take = [...deletionParts];
  const shown = chosenObjects(planDeletion(application, await gatherDeletion(kube)), take).map(keyOfRef);
  await consoleClient(first.endpoints).post('/api/deletions', { application, take, shown });
  await first.stop('SIGKILL');
  const second = await startMooring({ home });
  try {
    const later = createKubeClient(loadKubeConfig({ path: second.endpoints.kubeconfig }));
    await expect.poll(() => later.find(kinds.applications, application), { timeout: 60_000 }).toBeUndefined();
  } finally {
    await second.stop('SIGKILL');
  }
}
