import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { stockHelm } from './stock-helm.ts';

/** The folder of the chart. */
export const chartDir = resolve(import.meta.dirname, '..', 'deploy', 'chart', 'mooring');

export interface RenderOptions {
  /** File of values; without it those of the chart. */
  values?: string;
  /** Version of Kubernetes to render for; without it the newest that helm knows. */
  kubeVersion?: string;
  /** More arguments of `helm template`. */
  more?: readonly string[];
}

/**
 * The manifests of the chart as helm renders them without a cluster, as a release `mooring`.
 * @throws Error with what helm says about values or templates.
 */
export function renderChart({ values, kubeVersion, more = [] }: RenderOptions = {}): string {
  const args = [
    ...['template', 'mooring', chartDir, '--namespace', 'kyma-integration'],
    ...(values === undefined ? [] : ['--values', values]),
    ...(kubeVersion === undefined ? [] : ['--kube-version', kubeVersion]),
    ...more,
  ];
  return execFileSync(stockHelm(), args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}
