import { type Application, applicationFinalizer } from '#lib/domain/application/application.ts';
import { applicationLabel, tokenLabel } from '#lib/domain/application/open-token.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { MooringError, toMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createOrUpdate } from '#lib/k8s/create-or-update.ts';
import { updateObject } from '#lib/k8s/update.ts';
import { isOwn, repaired, type ServiceObject } from './application-services.ts';
import { decide, type InstallationStatus, settled } from './decide.ts';

export interface ReconcileContext {
  kube: KubeClient;
  namespace: string;
  /** The Services that carry the label of this Application, as far as is known now. */
  servicesOf(application: string): ServiceObject[];
  /** Names of the Applications whose events cannot be told from those of this one, its own included. */
  namesLike(application: string): string[];
  /** A Service was written, of which the watch may tell only later. */
  onWritten(service: ServiceObject): void;
}

/** Sets up or cleans up what belongs to one Application. */
export async function reconcile(context: ReconcileContext, application: Application): Promise<void> {
  const { kube, namespace } = context;
  const existingServices = context.servicesOf(application.metadata.name);
  const decision = decide({
    application,
    existingServices,
    names: context.namesLike(application.metadata.name),
    namespace,
  });
  if (decision.action === 'release') {
    const own = existingServices.filter((service) => isOwn(service, application));
    await Promise.all(own.map(({ metadata }) => kube.delete(kinds.services, metadata.name, namespace)));
    await withdrawTokens(kube, namespace, application.metadata.name);
    await removeFinalizer(kube, application);
    return;
  }
  try {
    await Promise.all(decision.services.map((service) => ensureService(context, application, service)));
  } catch (thrown) {
    const { message } = toMooringError(thrown);
    await writeStatus(kube, application, { status: 'failed', description: message });
    throw thrown;
  }
  await writeStatus(kube, application, decision.status);
}

/** @throws MooringError EXISTS when something else has the name. */
async function ensureService(
  { kube, onWritten }: ReconcileContext,
  application: Application,
  wanted: ServiceObject,
): Promise<void> {
  const written = await createOrUpdate(kube, kinds.services, wanted, (found) => {
    if (!isOwn(found, application)) {
      throw new MooringError(
        'EXISTS',
        `A Service named ${wanted.metadata.name} in ${wanted.metadata.namespace} belongs to something else. Rename or delete it; the installation is tried again.`,
      );
    }
    return repaired(found, wanted);
  });
  onWritten(written);
}

/** A token that outlives its Application would let its holder pair as the next one of that name. */
async function withdrawTokens(kube: KubeClient, namespace: string, application: string): Promise<void> {
  const { items } = await kube.list<KubeObject>(kinds.secrets, {
    namespace,
    labelSelector: `${tokenLabel},${applicationLabel}=${application}`,
  });
  await Promise.all(items.map(({ metadata }) => kube.delete(kinds.secrets, metadata.name, namespace)));
}

async function writeStatus(
  kube: KubeClient,
  application: Application,
  status: InstallationStatus,
): Promise<void> {
  const { name, uid } = application.metadata;
  await updateObject<Application>(
    kube,
    kinds.applications,
    { name },
    (current) =>
      current.metadata.uid === uid && current.metadata.deletionTimestamp === undefined
        ? settled(current, status)
        : undefined,
    application,
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
