import { z } from 'zod';
import { integrationNamespace } from '#lib/domain/application/application.ts';
import { bindRequest } from '#lib/domain/binding/bind-request.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { errorText } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Logger } from '#lib/log.ts';

const runRecord = z.object({ id: z.uuid(), input: bindRequest, startedAt: z.iso.datetime() });

/** What it takes to go on with a run in another process. */
export type RunRecord = z.infer<typeof runRecord>;

/** The runs that have not ended, as ConfigMaps: what the process knows goes with it. None of it may stop a run. */
export interface RunRecords {
  write(record: RunRecord): Promise<void>;
  remove(id: string): Promise<void>;
  list(): Promise<RunRecord[]>;
}

interface ConfigMap extends KubeObject {
  data?: Record<string, string>;
}

const recordLabel = 'bindings.mooring.dev/run';
const nameOf = (id: string) => `mooring-bind-run-${id}`;

export function createRunRecords(kube: KubeClient, log: Logger): RunRecords {
  const kind = kinds.configmaps;
  const say = (what: string) => (error: unknown) => log.warn({ cause: errorText(error) }, what);
  return {
    async write(record) {
      const object: ConfigMap = {
        apiVersion: apiVersionOf(kind),
        kind: kind.kind,
        metadata: {
          name: nameOf(record.id),
          namespace: integrationNamespace,
          labels: { [recordLabel]: 'applying', 'app.kubernetes.io/managed-by': 'mooring' },
        },
        data: { run: JSON.stringify(record) },
      };
      await kube
        .create(kind, object)
        .catch(say('a plan is applied without a record: a restart of the console ends it'));
    },
    async remove(id) {
      await kube
        .delete(kind, nameOf(id), integrationNamespace)
        .catch(say('the record of a plan that was applied was not removed'));
    },
    async list() {
      const list = await kube
        .list<ConfigMap>(kind, { namespace: integrationNamespace, labelSelector: recordLabel })
        .catch(say('plans that an earlier console applied cannot be read'));
      return (list?.items ?? []).flatMap(({ data }) => {
        const parsed = runRecord.safeParse(parse(data?.run ?? ''));
        return parsed.success ? [parsed.data] : [];
      });
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
