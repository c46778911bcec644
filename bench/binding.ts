#!/usr/bin/env node
/**
 * From the creation of a ServiceBinding and its ServiceBindingUsage to the variable in the spec of a new Pod, one binding
 * after the other and many at once. Reference in the same run: as many writes on the bare API server as one binding makes
 * (the two objects, the Secret, the Deployment, its ReplicaSet and the Pod), by the same number of writers.
 *
 *   node bench/binding.ts [--rounds 30] [--bindings 1000] [--writers 50]
 */
import { parseArgs } from 'node:util';
import { createWorkloads } from '#bench/binding/create-workloads.ts';
import { measureAll } from '#bench/binding/measure-all.ts';
import { measureOne } from '#bench/binding/measure-one.ts';
import { measureWrites } from '#bench/binding/measure-writes.ts';
import { offerService } from '#bench/binding/offer-service.ts';
import { watchChain } from '#bench/binding/watch-chain.ts';
import { createKubeClient } from '#lib/k8s/client.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';
import { startMooring } from '#testing/start-mooring.ts';
import { reportLine } from './statistics.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '30' },
    bindings: { type: 'string', default: '1000' },
    writers: { type: 'string', default: '50' },
  },
});
const rounds = Number(values.rounds);
const bindings = Number(values.bindings);
const writers = Number(values.writers);
const writesPerBinding = 6;

const mooring = await startMooring({ console: false });
try {
  const kube = createKubeClient(loadKubeConfig({ path: mooring.endpoints.kubeconfig }));
  const instance = await offerService(kube);
  const chain = await watchChain(kube);
  try {
    const single = await createWorkloads(chain, 'one', rounds, writers);
    const times: number[] = [];
    const writes: number[] = [];
    for (const workload of single) {
      times.push(await measureOne(chain, instance, workload));
      writes.push(await measureWrites(kube, `reference-${workload}`, writesPerBinding, 1));
    }
    const one = { name: `${writesPerBinding} writes on the bare API`, values: writes };
    console.log(reportLine('bind to the variable in a new Pod', times, one));

    const many = await createWorkloads(chain, 'many', bindings, writers);
    const took = await measureAll(chain, instance, many, writers);
    const bareMs = await measureWrites(kube, 'reference', writesPerBinding * bindings, writers);
    for (const [what, ms] of Object.entries(took)) {
      console.log(
        `${bindings} bindings at once, ${what}: ${seconds(ms)}, ${(ms / bindings).toFixed(1)} ms each`,
      );
    }
    const ratio = (took['variable in a new Pod'] / bareMs).toFixed(1);
    console.log(
      `  reference, ${writesPerBinding * bindings} writes on the bare API: ${seconds(bareMs)}, ${(bareMs / bindings).toFixed(1)} ms per binding; ratio ${ratio}`,
    );
  } finally {
    await chain.stop();
  }
} finally {
  await mooring.stop();
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}
