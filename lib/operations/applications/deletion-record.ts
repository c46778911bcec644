import { z } from 'zod';
import { integrationNamespace } from '#lib/domain/application/application.ts';
import { deleteApplicationRequest } from '#lib/domain/binding/delete-application-request.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { isMooringError } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';

const recordLabel = 'applications.mooring.dev/deletion';

const deletionRecord = z.object({ input: deleteApplicationRequest, startedAt: z.iso.datetime() });

/** What was agreed to, for a process that goes on with it. */
export type DeletionRecord = z.infer<typeof deletionRecord>;

interface ConfigMap extends KubeObject {
  data?: Record<string, string>;
}

function nameOf(application: string): string {
  return `mooring-deletion-${application}`;
}

/**
 * Notes a deletion that begins. It is in the platform's own namespace, not on the Application: who may write Applications
 * is not to have the console delete what is bound to them.
 */
export async function writeDeletionRecord(kube: KubeClient, record: DeletionRecord): Promise<void> {
  const name = nameOf(record.input.application);
  const object: ConfigMap = {
    apiVersion: apiVersionOf(kinds.configmaps),
    kind: kinds.configmaps.kind,
    metadata: {
      name,
      namespace: integrationNamespace,
      labels: { [recordLabel]: 'running', 'app.kubernetes.io/managed-by': 'mooring' },
    },
    data: { deletion: JSON.stringify(record) },
  };
  await kube.create(kinds.configmaps, object).catch(async (error: unknown) => {
    if (!isMooringError(error, 'EXISTS')) {
      throw error;
    }
    await kube.replace(kinds.configmaps, object);
  });
}

/** Forgets a deletion that has ended, well or not. */
export function removeDeletionRecord(kube: KubeClient, application: string): Promise<void> {
  return kube.delete(kinds.configmaps, nameOf(application), integrationNamespace);
}

/** The deletions that have not ended. */
export async function readDeletionRecords(kube: KubeClient): Promise<DeletionRecord[]> {
  const { items } = await kube.list<ConfigMap>(kinds.configmaps, {
    namespace: integrationNamespace,
    labelSelector: recordLabel,
  });
  return items.flatMap(({ data }) => {
    const parsed = deletionRecord.safeParse(jsonOf(data?.deletion ?? ''));
    return parsed.success ? [parsed.data] : [];
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
