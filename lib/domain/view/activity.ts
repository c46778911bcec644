import type { Health } from '../health/health.ts';
import { type EventObject, timeOfEvent } from '../kubernetes/core-objects.ts';
import { type Condition, type KubeObject, objectKey } from '../kubernetes/kube-object.ts';

/** Something that happened lately. */
export interface Activity {
  id: string;
  /** ISO time. */
  at: string;
  health: Health;
  kind: string;
  name: string;
  namespace?: string;
  /** What happened: "created", "ready", or an event's own words. */
  text: string;
  /** The whole message, where `text` leaves it out. */
  detail?: string;
}

/** The newest of some happenings; of one moment, those that come later in the list stand first. */
export function latestActivities(activities: readonly Activity[], limit: number): Activity[] {
  return activities
    .toReversed()
    .sort((left, right) => (left.at < right.at ? 1 : left.at > right.at ? -1 : 0))
    .slice(0, limit);
}

/** The words by which the console calls these kinds. */
const nouns: Record<string, string> = {
  ApplicationMapping: 'Mapping',
  ServiceInstance: 'Instance',
  ServiceBinding: 'Binding',
  ServiceBindingUsage: 'Usage',
};

/** That an object was created, and how its conditions changed. */
export function activitiesOfObject(object: KubeObject): Activity[] {
  const { name, namespace, creationTimestamp } = object.metadata;
  const { uid = `${object.kind}/${objectKey(object)}` } = object.metadata;
  const kind = nouns[object.kind] ?? object.kind;
  const base = { kind, name, ...(namespace === undefined ? {} : { namespace }) };
  const created: Activity[] =
    creationTimestamp === undefined
      ? []
      : [{ ...base, id: `${uid}/created`, at: creationTimestamp, health: 'off', text: 'created' }];
  const { conditions = [] } =
    (object as { status?: { conditions?: Condition[] } | null }).status ??
    ({} as { conditions?: Condition[] });
  const changed = conditions.flatMap((condition) =>
    activityOfCondition({ ...base, id: `${uid}/${condition.type}` }, condition),
  );
  return [...created, ...changed];
}

function activityOfCondition(
  base: Pick<Activity, 'id' | 'kind' | 'name' | 'namespace'>,
  { type, status, reason, message, lastTransitionTime: at }: Condition,
): Activity[] {
  if (at === undefined || (type !== 'Ready' && type !== 'Failed') || status === 'Unknown') {
    return [];
  }
  if ((type === 'Ready') === (status === 'True')) {
    return type === 'Failed' ? [] : [{ ...base, at, health: 'ok', text: 'ready' }];
  }
  const underway = type === 'Ready' && /ing$/.test(reason ?? '');
  const text = `${type === 'Failed' ? 'failed' : 'not ready'}${reason ? `, ${reason}` : ''}`;
  const detail = message === undefined || message === '' ? {} : { detail: message };
  return [{ ...base, at, health: underway ? 'busy' : 'warn', text, ...detail }];
}

const machinery = new Set(['Pod', 'ReplicaSet', 'Node', 'Lease']);

/** What the cluster says of an object; nothing of machinery that does as it should. */
export function activityOfEvent(event: EventObject): Activity[] {
  const at = timeOfEvent(event);
  const { kind, name, namespace } = event.involvedObject;
  if (at === undefined || kind === undefined || name === undefined) {
    return [];
  }
  // of the machinery below a workload only what goes wrong is news
  if (event.type !== 'Warning' && machinery.has(kind)) {
    return [];
  }
  return [
    {
      id: `${event.metadata.uid ?? event.metadata.name}`,
      at,
      health: event.type === 'Warning' ? 'warn' : 'off',
      kind,
      name,
      text: event.message ?? event.reason ?? '',
      ...(namespace === undefined ? {} : { namespace }),
    },
  ];
}
