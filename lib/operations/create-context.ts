import { readConsoleConfig } from '#lib/config/console.ts';
import { createKubeClient } from '#lib/k8s/client.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';
import type { OperationContext } from './context.ts';

// Next may load this module more than once in a process (one copy per bundle, again after an edit)
const shared = globalThis as { mooringContext?: OperationContext };

/**
 * The context of this server process: one Kubernetes client, the configuration read once.
 * @throws MooringError INVALID when the environment or the kubeconfig is not usable; the next call tries again.
 */
export function operationContext(): OperationContext {
  if (shared.mooringContext === undefined) {
    const config = readConsoleConfig();
    const kubeConfig = loadKubeConfig({ path: config.kubeconfig, context: config.context });
    shared.mooringContext = { config, kube: createKubeClient(kubeConfig).as('mooring-console') };
  }
  return shared.mooringContext;
}
