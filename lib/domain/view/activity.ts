import type { Health } from '../health/health.ts';
import { type EventObject, timeOfEvent } from '../kubernetes/core-objects.ts';
import { type Condition, type KubeObject, objectKey } from '../kubernetes/kube-object.ts';
import { enumerate } from '../texts/enumerate.ts';
import { type Message, message, type Sentence } from '../texts/message.ts';

/** Something that happened lately. */
export interface Activity {
  id: string;
  /** ISO time. */
  at: string;
  health: Health;
  kind: Sentence;
  name: string;
  namespace?: string;
  /** What happened: "created", "ready", or an event's own words. */
  text: Sentence;
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
const nouns: Record<string, Message> = {
  ApplicationMapping: message('views.mapping'),
  ServiceInstance: message('ui.instance'),
  ServiceBinding: message('ui.binding'),
  ServiceBindingUsage: message('ui.usage'),
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
      : [
          {
            ...base,
            id: `${uid}/created`,
            at: creationTimestamp,
            health: 'off',
            text: message('views.created'),
          },
        ];
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
  { type, status, reason, message: said, lastTransitionTime: at }: Condition,
): Activity[] {
  if (at === undefined || (type !== 'Ready' && type !== 'Failed') || status === 'Unknown') {
    return [];
  }
  if ((type === 'Ready') === (status === 'True')) {
    return type === 'Failed' ? [] : [{ ...base, at, health: 'ok', text: message('views.becameReady') }];
  }
  const underway = type === 'Ready' && /ing$/.test(reason ?? '');
  const state = type === 'Failed' ? message('views.hasFailed') : message('views.notReady');
  const text = reason ? enumerate([state, reason]) : state;
  const detail = said === undefined || said === '' ? {} : { detail: said };
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
