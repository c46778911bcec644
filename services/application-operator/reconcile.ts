import { type Application, applicationFinalizer } from '#lib/domain/application.ts';
import { kinds } from '#lib/domain/kinds.ts';
import { isMooringError, toMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { updateObject } from '#lib/k8s/update.ts';
import { applicationServiceNames, type ServiceObject } from './application-services.ts';
import { decide, type InstallationStatus, settled } from './decide.ts';

export interface ReconcileContext {
  kube: KubeClient;
  namespace: string;
  /** Whether a Service of this name is there, as far as is known now. */
  hasService(name: string): boolean;
}

/** Sets up or cleans up what belongs to one Application. */
export async function reconcile(context: ReconcileContext, application: Application): Promise<void> {
  const { kube, namespace, hasService } = context;
  const existingServices = applicationServiceNames(application.metadata.name).filter(hasService);
  const decision = decide({ application, existingServices, namespace });
  if (decision.action === 'release') {
    await Promise.all(existingServices.map((name) => kube.delete(kinds.services, name, namespace)));
    await removeFinalizer(kube, application);
    return;
  }
  try {
    await Promise.all(decision.create.map((service) => createService(kube, service)));
  } catch (thrown) {
    const { message } = toMooringError(thrown);
    await writeStatus(kube, application, { status: 'failed', description: message });
    throw thrown;
  }
  await writeStatus(kube, application, decision.status);
}

async function createService(kube: KubeClient, service: ServiceObject): Promise<void> {
  try {
    await kube.create(kinds.services, service);
  } catch (error) {
    if (!isMooringError(error, 'EXISTS')) {
      throw error;
    }
  }
}

async function writeStatus(
  kube: KubeClient,
  { metadata }: Application,
  status: InstallationStatus,
): Promise<void> {
  await updateObject<Application>(kube, kinds.applications, { name: metadata.name }, (current) =>
    current.metadata.uid === metadata.uid && current.metadata.deletionTimestamp === undefined
      ? settled(current, status)
      : undefined,
  );
}

async function removeFinalizer(kube: KubeClient, { metadata }: Application): Promise<void> {
  await updateObject<Application>(kube, kinds.applications, { name: metadata.name }, (current) => {
    const { finalizers = [] } = current.metadata;
    if (current.metadata.uid !== metadata.uid || !finalizers.includes(applicationFinalizer)) {
      return undefined;
    }
    const rest = finalizers.filter((finalizer) => finalizer !== applicationFinalizer);
    return { ...current, metadata: { ...current.metadata, finalizers: rest } };
  });
}
