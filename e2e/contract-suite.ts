import { join } from 'node:path';
import type { Suite } from '#scripts/run-suites.ts';

/** The contract suite as a command; which target it runs on, it reads from MOORING_CONTRACT_KUBECONFIG. */
export function contractSuite(args: string[] = []): Suite {
  const config = join(import.meta.dirname, '..', 'packages', 'kube-sandbox', 'contract', 'vitest.config.ts');
  return {
    name: 'Kubernetes API contract',
    command: process.execPath,
    args: ['scripts/run-vitest.ts', '--config', config, ...args],
  };
}
