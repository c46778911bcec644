import type { z } from 'zod';
import { integrationNamespace } from '#lib/domain/application/application.ts';
import { apiVersionOf, kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { errorText } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import { createUnlessThere } from '#lib/k8s/create-unless-there.ts';
import type { Logger } from '#lib/log.ts';
import { parseJson } from '#lib/parse-json.ts';

/**
 * The jobs that have not ended, as ConfigMaps: what the process knows goes with it. They are in the platform's own
 * namespace, not on the objects that they are about: who may write those is not to have the console work for them. Writing
 * and removing never fail: without a record a job goes on all the same.
 */
export interface JobRecords<Noted> {
  write(record: Noted): Promise<void>;
  remove(id: string): Promise<void>;
  /** @throws MooringError when they cannot be read. */
  list(): Promise<Noted[]>;
}

export interface JobRecordsOptions<Noted> {
  kube: KubeClient;
  log: Logger;
  /** Label by which the records of these jobs are found, and its value. */
  label: readonly [name: string, value: string];
  /** Begins the name of each record; the id follows. */
  namePrefix: string;
  /** Key of the ConfigMap that holds the record. */
  dataKey: string;
  schema: z.ZodType<Noted>;
  idOf(record: Noted): string;
  /** What is logged when a record is not written or not removed. */
  words: { unwritten: string; unremoved: string };
}

interface ConfigMap extends KubeObject {
  data?: { [key: string]: string };
}

export function createJobRecords<Noted>(options: JobRecordsOptions<Noted>): JobRecords<Noted> {
  const { kube, log, label, namePrefix, dataKey, schema, idOf, words } = options;
  const kind = kinds.configmaps;
  const [labelName, labelValue] = label;
  const say = (what: string) => (error: unknown) => log.warn({ cause: errorText(error) }, what);

  async function put(record: Noted): Promise<void> {
    const object: ConfigMap = {
      apiVersion: apiVersionOf(kind),
      kind: kind.kind,
      metadata: {
        name: namePrefix + idOf(record),
        namespace: integrationNamespace,
        labels: { [labelName]: labelValue, 'app.kubernetes.io/managed-by': 'mooring' },
      },
      data: { [dataKey]: JSON.stringify(record) },
    };
    if ((await createUnlessThere(kube, kind, object)) === undefined) {
      await kube.replace(kind, object);
    }
  }

  return {
    write: (record) => put(record).catch(say(words.unwritten)),
    remove: (id) => kube.delete(kind, namePrefix + id, integrationNamespace).catch(say(words.unremoved)),
    async list() {
      const { items } = await kube.list<ConfigMap>(kind, {
        namespace: integrationNamespace,
        labelSelector: labelName,
      });
      return items.flatMap(({ data }) => {
        const parsed = schema.safeParse(parseJson(data?.[dataKey] ?? ''));
        return parsed.success ? [parsed.data] : [];
      });
    },
  };
}
