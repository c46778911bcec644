import { createBinding } from './create-binding.ts';
import type { WatchedChain } from './watch-chain.ts';

/** From the creation of the binding to a pod of the workload with its variables, in milliseconds. */
export async function measureOne(chain: WatchedChain, instance: string, workload: string): Promise<number> {
  const startedAtMs = performance.now();
  const seen = chain.variables([workload]);
  await createBinding(chain.kube, instance, workload);
  await seen;
  return performance.now() - startedAtMs;
}
