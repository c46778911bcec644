#!/usr/bin/env node
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { z } from 'zod';
import { type CatalogBinding, secretNameOfCatalogBinding } from '#lib/domain/catalog/catalog-binding.ts';
import { catalogObjectName } from '#lib/domain/catalog/catalog-names.ts';
import type { ServiceClass } from '#lib/domain/catalog/service-class.ts';
import { isConditionTrue } from '#lib/domain/kubernetes/conditions.ts';
import { apiVersionOf, type KindInfo, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { Condition, KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { errorText } from '#lib/errors.ts';
import { createApplication } from '#lib/operations/applications/create.ts';
import { callGateway } from '#lib/operations/bindings/call-gateway.ts';
import { waitForObject } from '#lib/operations/bindings/wait-for-object.ts';
import { operationContext } from '#lib/operations/create-context.ts';
import { callRegistry } from '#lib/operations/services/call-registry.ts';
import { inEnglish } from '#lib/texts/english.ts';

// What `helm test` runs in a pod: registers itself as an application outside, binds that in a namespace, and calls itself by the
// GATEWAY_URL of the binding. What it makes goes again.
const { MOORING_POD_IP: ip, MOORING_TEST_NAMESPACE: namespace } = z
  .object({ MOORING_POD_IP: z.string(), MOORING_TEST_NAMESPACE: z.string() })
  .parse(process.env);
const name = 'mooring-test';
const port = 8080;
const signal = AbortSignal.timeout(150_000);
const context = operationContext();
const { kube } = context;
const answer = randomUUID();

interface Conditioned extends KubeObject {
  status?: { conditions?: Condition[] };
}

const target = createServer((_request, response) => response.end(answer)).listen(port, '::');
await once(target, 'listening');
try {
  await removeAll();
  await callThrough(await bindOwn());
  console.log('A call from a pod through a binding was answered.');
} catch (error) {
  console.error(errorText(error));
  process.exitCode = 1;
} finally {
  await removeAll();
  target.close();
}

/** Makes all that leads from an application to a binding; returns the binding's GATEWAY_URL. */
async function bindOwn(): Promise<URL> {
  await createApplication(context, { name, description: 'Made by helm test', labels: {} });
  const { id } = z.object({ id: z.string() }).parse(
    await callRegistry(context, {
      method: 'POST',
      application: name,
      body: JSON.stringify({
        provider: 'Mooring',
        name: 'Test',
        description: 'Answers to helm test',
        api: { targetUrl: `http://${ip.includes(':') ? `[${ip}]` : ip}:${port}` },
      }),
    }),
  );
  console.log('It is registered.');
  await create(kinds.applicationmappings, {});
  const serviceClass = await waitFor<ServiceClass>(kinds.serviceclasses, catalogObjectName(id), (object) =>
    object === undefined ? false : object.spec.externalID === id,
  );
  console.log('It is in the catalog.');
  await create(kinds.serviceinstances, {
    serviceClassExternalName: serviceClass?.spec.externalName,
    servicePlanExternalName: 'default',
  });
  await waitFor<Conditioned>(kinds.serviceinstances, name, isReady);
  await create(kinds.servicebindings, { instanceRef: { name } });
  const bound = await waitFor<CatalogBinding & Conditioned>(kinds.servicebindings, name, isReady);
  console.log('It is bound.');
  const secretName = bound === undefined ? name : secretNameOfCatalogBinding(bound);
  const { data } = await kube.get<KubeObject & { data?: Record<string, string> }>(
    kinds.secrets,
    secretName,
    namespace,
  );
  return new URL(Buffer.from(data?.GATEWAY_URL ?? '', 'base64').toString('utf8'));
}

/** The gateway's pods learn of the service one by one: the first calls may come before. */
async function callThrough(gatewayUrl: URL): Promise<void> {
  for (;;) {
    const { response, failure } = await callGateway(gatewayUrl, '/', undefined);
    if (response?.status === 200 && response.body === answer) {
      return;
    }
    const said = inEnglish(failure?.message ?? `${response?.status} ${response?.body}`);
    if (signal.aborted) {
      throw new Error(`${gatewayUrl.href} does not lead here: ${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function removeAll(): Promise<void> {
  for (const kind of [kinds.servicebindings, kinds.serviceinstances, kinds.applicationmappings]) {
    await kube.delete(kind, name, namespace);
    await waitFor(kind, name, (object) => object === undefined);
  }
  await kube.delete(kinds.applications, name);
}

function create(kind: KindInfo, spec: object): Promise<KubeObject> {
  const object = { apiVersion: apiVersionOf(kind), kind: kind.kind, metadata: { name, namespace }, spec };
  return kube.create(kind, object);
}

function isReady(object: Conditioned | undefined): boolean {
  return isConditionTrue(object?.status?.conditions, 'Ready');
}

function waitFor<T extends KubeObject>(
  kind: KindInfo,
  object: string,
  isDone: (object: T | undefined) => boolean,
): Promise<T | undefined> {
  return waitForObject<T>(kube, kind, { name: object, namespace }, isDone, signal);
}
