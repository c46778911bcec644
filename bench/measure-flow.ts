import { kinds } from '#lib/domain/kinds.ts';
import type { KubeClient } from '#lib/k8s/client.ts';

/** Runs the guided flow through the console's own routes, as the page does, and returns its time in milliseconds. */
export async function measureFlow(console_: string, name: string): Promise<number> {
  const startedAtMs = performance.now();
  await call(console_, 'POST', '/api/applications', { name });
  const token = await call<{ url: string }>(console_, 'POST', `/api/applications/${name}/token`, {});
  await call(console_, 'POST', '/api/sample-shop/pair', { tokenUrl: token.url });
  const form = await call(console_, 'GET', '/api/sample-shop/registration');
  const service = await call<{ id: string }>(console_, 'POST', `/api/applications/${name}/services`, form);
  await call(console_, 'PUT', '/api/mappings', { application: name, namespace: 'default', services: null });
  const bound = await call<{ binding: string }>(console_, 'POST', '/api/bindings', {
    namespace: 'default',
    serviceId: service.id,
    workload: name,
    createSample: true,
  });
  const proof = await call<{ status: number }>(console_, 'POST', '/api/bindings/prove', {
    namespace: 'default',
    binding: bound.binding,
    path: '/orders',
  });
  if (proof.status !== 200) {
    throw new Error(`The call through the gateway answered ${proof.status}.`);
  }
  return performance.now() - startedAtMs;
}

/** The time of as many writes on the bare API as the flow makes, in milliseconds. */
export async function measureWrites(kube: KubeClient, round: number): Promise<number> {
  const startedAtMs = performance.now();
  for (let write = 0; write < 8; write++) {
    await kube.create(kinds.configmaps, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `bench-${round}-${write}`, namespace: 'default' },
    });
  }
  return performance.now() - startedAtMs;
}

async function call<T>(console_: string, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(console_ + path, {
    method,
    headers: { 'content-type': 'application/json', origin: console_ },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) {
    throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 500)}`);
  }
  return JSON.parse(text) as T;
}
