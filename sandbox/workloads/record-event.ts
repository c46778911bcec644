import { randomBytes } from 'node:crypto';
import { formatTime } from '#lib/domain/kubernetes/conditions.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import type { KubeObject } from '#lib/domain/kubernetes/kube-object.ts';
import { errorText } from '#lib/errors.ts';
import type { KubeClient } from '#lib/k8s/client.ts';
import type { Logger } from '#lib/log.ts';

interface EventInput {
  about: KubeObject;
  type?: 'Normal' | 'Warning';
  reason: string;
  message: string;
  component: string;
  fieldPath?: string;
  /** How often it happened at once; once where left out. */
  count?: number;
}

export type RecordEvent = (event: EventInput) => void;

/** A recorder of Kubernetes Events. Nobody waits for them; one that cannot be written is only logged. */
export function createEventRecorder(kube: KubeClient, log: Logger): RecordEvent {
  return ({ about, type = 'Normal', reason, message, component, fieldPath, count = 1 }) => {
    const { name, namespace = 'default', uid, resourceVersion } = about.metadata;
    const nowIso = formatTime(new Date());
    const event = {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: `${name}.${randomBytes(8).toString('hex')}`, namespace },
      involvedObject: {
        apiVersion: about.apiVersion,
        kind: about.kind,
        name,
        ...(about.metadata.namespace === undefined ? {} : { namespace }),
        uid,
        resourceVersion,
        ...(fieldPath === undefined ? {} : { fieldPath }),
      },
      type,
      reason,
      message,
      count,
      firstTimestamp: nowIso,
      lastTimestamp: nowIso,
      source: { component },
    };
    kube.create(kinds.events, event).catch((error: unknown) => {
      log.debug({ reason, about: name, error: errorText(error) }, 'event not recorded');
    });
  };
}
