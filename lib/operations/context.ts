import type { ConsoleConfig } from '../config/console.ts';
import type { KubeClient } from '../k8s/client.ts';

/** What every operation gets besides its input: `operation(context, input)`. */
export interface OperationContext {
  kube: KubeClient;
  config: ConsoleConfig;
}
