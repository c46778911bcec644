import { afterAll, beforeAll, expect, it } from 'vitest';
import { flood } from '#testing/flood.ts';
import { startTestEventService, type TestEventService } from '#testing/start-event-service.ts';

let service: TestEventService;
let application: string;

beforeAll(async () => {
  service = await startTestEventService();
  application = await service.newApplication();
});
afterAll(() => service?.stop());

const count = 10_000;
const data = { order: 1, lines: [{ product: 'a', count: 2 }] };
const event = { specversion: '1.0', id: 'e-1', source: '/orders', type: 'order.created', data };
const legacy = {
  'event-type': 'order.created',
  'event-type-version': 'v1',
  'event-time': '2024-01-02T03:04:05Z',
  'event-id': '4b5cf1f2-2b4d-4f3f-9a53-0f6f5b0d4a55',
  data,
};

it.each([
  ['v1/events', 'application/json', legacy],
  ['events', 'application/cloudevents-batch+json', [event, { ...event, id: 'e-2' }]],
])('10,000 hostile bodies at /APP/%s as %s', async (path, contentType, valid) => {
  const { statuses, failures } = await flood({
    url: service.url,
    method: 'POST',
    path: `/${application}/${path}`,
    headers: { 'content-type': contentType },
    valid,
    count,
  });
  expect(failures).toEqual([]);
  expect([...statuses.values()].reduce((sum, part) => sum + part, 0)).toBe(count);
  expect([...statuses.keys()].every((status) => [200, 204, 400, 413].includes(status))).toBe(true);
});
