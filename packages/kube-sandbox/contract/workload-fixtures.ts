import { expect } from 'vitest';
import { at, list, text } from './document.ts';
import { eventually, ok } from './scratch.ts';
import { api } from './target.ts';

export function deployments(namespace: string): string {
  return `/apis/apps/v1/namespaces/${namespace}/deployments`;
}

export function pods(namespace: string): string {
  return `/api/v1/namespaces/${namespace}/pods`;
}

type Wanted = { replicas?: number; env?: unknown[]; command?: string[] };

/** A Deployment of the one image that the real node has. */
export function deployment(name: string, { replicas, env, command }: Wanted = {}) {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name },
    spec: {
      ...(replicas !== undefined && { replicas }),
      selector: { matchLabels: { app: name } },
      template: podTemplate(name, { ...(env && { env }), ...(command && { command }) }),
    },
  };
}

/** A template of Pods labelled `app: name` with one container of that name; `container` are more of its fields. */
export function podTemplate(name: string, container: Record<string, unknown> = {}) {
  return {
    metadata: { labels: { app: name } },
    spec: {
      terminationGracePeriodSeconds: 0,
      containers: [
        { name, image: 'annajung/nginx-with-curl:0.0.1', imagePullPolicy: 'IfNotPresent', ...container },
      ],
    },
  };
}

export async function createDeployment(namespace: string, name: string, wanted?: Wanted): Promise<unknown> {
  return ok(await api.post(deployments(namespace), deployment(name, wanted)));
}

/** The objects listed at `path` that name `owner` first among their owners. */
export async function owned(path: string, owner: unknown): Promise<unknown[]> {
  const uid = text(owner, 'metadata.uid');
  const items = list(ok(await api.get(path)), 'items');
  return items.filter((item) => at(item, 'metadata.ownerReferences[0].uid') === uid);
}

/** The workload at `path` once its controller has seen its newest generation and its status is as wanted. */
export async function settled(path: string, status: Record<string, unknown>): Promise<unknown> {
  return eventually(async () => {
    const stored = ok(await api.get(path));
    expect(at(stored, 'status.observedGeneration')).toBe(at(stored, 'metadata.generation'));
    expect(at(stored, 'status')).toMatchObject(status);
    return stored;
  });
}
