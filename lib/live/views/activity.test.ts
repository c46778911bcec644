import { expect, it } from 'vitest';
import type { Application } from '#lib/domain/application/application.ts';
import type { EventObject } from '#lib/domain/kubernetes/core-objects.ts';
import { playModel } from '#testing/play-model.ts';

function application(name: string, minute: number): Application {
  const creationTimestamp = new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
  return { apiVersion: 'v1', kind: 'Application', metadata: { name, uid: name, creationTimestamp } };
}

const event: EventObject = {
  apiVersion: 'v1',
  kind: 'Event',
  metadata: { name: 'e', namespace: 'default' },
  involvedObject: { kind: 'Deployment', name: 'web', namespace: 'default' },
  type: 'Warning',
  message: 'no room',
  lastTimestamp: '2027-01-01T00:02:00Z',
};

const many = Array.from({ length: 600 }, (_, minute) => application(`app-${minute}`, minute));

async function namesOf(played: ReturnType<typeof playModel>): Promise<string[]> {
  const { activities } = await played.read('activity', {});
  return activities.map(({ name }) => name);
}

it('tells the newest, of objects and of events', async () => {
  const played = playModel({ applications: many, events: [event] });
  const names = await namesOf(played);
  expect(names.slice(0, 3)).toEqual(['web', 'app-599', 'app-598']);
  expect(names).toHaveLength(12);
});

it('follows what comes and goes, also when all goes that it remembers', async () => {
  const played = playModel({ applications: many });
  await namesOf(played);
  played.put('applications', application('new', 700));
  expect((await namesOf(played)).slice(0, 2)).toEqual(['new', 'app-599']);
  for (const gone of many.slice(100)) {
    played.drop('applications', gone);
  }
  expect((await namesOf(played)).slice(0, 2)).toEqual(['new', 'app-99']);
});

it('does not take up again what happened before all that it remembers, when it changes', async () => {
  const played = playModel({ applications: many });
  const before = await namesOf(played);
  const [old] = many as [Application];
  const changed: Application = { ...old, spec: { description: 'changed', services: [] } };
  played.put('applications', changed);
  expect(await namesOf(played)).toEqual(before);
});
