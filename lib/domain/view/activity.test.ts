import { expect, test } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import type { EventObject } from '../kubernetes/core-objects.ts';
import type { Condition, KubeObject } from '../kubernetes/kube-object.ts';
import { type Activity, activitiesOfObject, activityOfEvent, latestActivities } from './activity.ts';

function recentActivity(objects: KubeObject[], events: EventObject[], limit: number): Activity[] {
  return latestActivities(
    [...objects.flatMap(activitiesOfObject), ...events.flatMap(activityOfEvent)],
    limit,
  );
}

function instance(conditions: Condition[]): KubeObject {
  const object = {
    apiVersion: 'servicecatalog.k8s.io/v1beta1',
    kind: 'ServiceInstance',
    metadata: { name: 'orders', namespace: 'default', uid: 'u', creationTimestamp: '2026-01-01T00:00:00Z' },
    status: { conditions },
  };
  return object;
}

const event: EventObject = {
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { name: 'e', namespace: 'default' },
  involvedObject: { kind: 'Deployment', name: 'web', namespace: 'default' },
  type: 'Warning',
  message: 'no room',
  lastTimestamp: '2026-01-01T00:02:00Z',
};

test('creations, changes of Ready and events come newest first', () => {
  const ready: Condition = { type: 'Ready', status: 'True', lastTransitionTime: '2026-01-01T00:01:00Z' };
  const activity = recentActivity([instance([ready])], [event], 10);
  expect(
    renderAll(
      'en',
      activity.map(({ name, text, health }) => [name, text, health]),
    ),
  ).toEqual([
    ['web', 'no room', 'warn'],
    ['orders', 'ready', 'ok'],
    ['orders', 'created', 'off'],
  ]);
  expect(recentActivity([instance([ready])], [event], 1)).toHaveLength(1);
});

test('pods that come and go are no news, pods that fail are', () => {
  const started = { ...event, type: 'Normal', involvedObject: { kind: 'Pod', name: 'web-1' } } as const;
  expect(recentActivity([], [started], 5)).toEqual([]);
  expect(recentActivity([], [{ ...started, type: 'Warning' }], 5)).toHaveLength(1);
});

test('what is under way is no failure', () => {
  const provisioning: Condition = {
    type: 'Ready',
    status: 'False',
    reason: 'Provisioning',
    message: 'in progress',
    lastTransitionTime: '2026-01-01T00:01:00Z',
  };
  expect(renderAll('en', recentActivity([instance([provisioning])], [], 1))).toMatchObject([
    { health: 'busy', text: 'not ready, Provisioning', detail: 'in progress' },
  ]);
});

test('an object without a status has only been created', () => {
  const bare = { ...instance([]), status: undefined };
  expect(recentActivity([bare], [], 5)).toHaveLength(1);
});
