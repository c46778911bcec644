import { inParallel } from '#testing/in-parallel.ts';
import { createBinding } from './create-binding.ts';
import type { WatchedChain } from './watch-chain.ts';

/** Creates all bindings as fast as `writers` can, and tells when the last of them had come how far, in milliseconds. */
export async function measureAll(
  chain: WatchedChain,
  instance: string,
  workloads: string[],
  writers: number,
) {
  const startedAtMs = performance.now();
  const since = () => performance.now() - startedAtMs;
  const [objects, secrets, usages, variables] = await Promise.all([
    inParallel(workloads, writers, (name) => createBinding(chain.kube, instance, name)).then(since),
    chain.bindings(workloads).then(since),
    chain.usages(workloads).then(since),
    chain.variables(workloads).then(since),
  ]);
  return {
    'objects created': objects,
    'bindings ready': secrets,
    'usages ready': usages,
    'variable in a new Pod': variables,
  };
}
