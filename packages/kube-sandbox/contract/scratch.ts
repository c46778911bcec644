import { randomBytes } from 'node:crypto';
import { test } from 'vitest';
import { text } from './document.ts';
import { api } from './target.ts';
import type { Reply } from './wire-client.ts';

export function uniqueName(prefix: string): string {
  return `${prefix}-${randomBytes(4).toString('hex')}`;
}

/** `it` with a namespace of its own for each case that asks for one; it is deleted afterwards, without waiting. */
export const it = test.extend<{ namespace: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures this one needs
  namespace: async ({}, use) => {
    const name = uniqueName('contract');
    ok(await api.post('/api/v1/namespaces', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
    await use(name);
    await api.delete(`/api/v1/namespaces/${name}`);
  },
});

/** The body of a reply that has to be a success for the case to make sense. */
export function ok(reply: Reply): unknown {
  if (reply.status >= 300) throw new Error(`${reply.status}: ${JSON.stringify(reply.body)}`);
  return reply.body;
}

/** Tries until the check passes; the last failure tells what was missing. A real cluster's controllers take their time. */
export async function eventually<T>(check: () => Promise<T>, timeoutMs = 90_000): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

export async function gone(path: string): Promise<void> {
  await eventually(async () => {
    const reply = await api.get(path);
    if (reply.status !== 404) throw new Error(`${path} is still there: ${JSON.stringify(reply.body)}`);
  });
}

export function configMaps(namespace: string): string {
  return `/api/v1/namespaces/${namespace}/configmaps`;
}

export function configMap(
  name: string,
  rest: Record<string, unknown> = {},
  metadata: Record<string, unknown> = {},
) {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, ...metadata }, ...rest };
}

/** Creates a ConfigMap and returns it as stored. */
export async function createConfigMap(
  namespace: string,
  name: string,
  rest: Record<string, unknown> = {},
  metadata: Record<string, unknown> = {},
): Promise<unknown> {
  return ok(await api.post(configMaps(namespace), configMap(name, rest, metadata)));
}

export function resourceVersion(document: unknown): string {
  return text(document, 'metadata.resourceVersion');
}
