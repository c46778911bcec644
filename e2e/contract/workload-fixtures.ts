import { ok } from './scratch.ts';
import { api } from './target.ts';

export function deployments(namespace: string): string {
  return `/apis/apps/v1/namespaces/${namespace}/deployments`;
}

type Wanted = { replicas?: number; env?: unknown[]; command?: string[] };

/** A Deployment of the one image that the real node has. */
export function deployment(name: string, { replicas, env, command }: Wanted = {}) {
  const container = { name, image: 'annajung/nginx-with-curl:0.0.1', imagePullPolicy: 'IfNotPresent' };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      ...(replicas !== undefined && { replicas }),
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name } },
        spec: {
          terminationGracePeriodSeconds: 0,
          containers: [{ ...container, ...(env && { env }), ...(command && { command }) }],
        },
      },
    },
  };
}

export async function createDeployment(namespace: string, name: string, wanted?: Wanted): Promise<unknown> {
  return ok(await api.post(deployments(namespace), deployment(name, wanted)));
}
