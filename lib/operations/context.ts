import type { ConsoleConfig } from '#lib/config/console.ts';
import type { KubeClient } from '#lib/k8s/client.ts';

/** What every operation gets besides its input: `operation(context, input)`. */
export interface OperationContext {
  kube: KubeClient;
  config: ConsoleConfig;
}
