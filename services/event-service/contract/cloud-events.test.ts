import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEventService, type TestEventService } from '#testing/start-event-service.ts';

let service: TestEventService;
let application: string;

beforeAll(async () => {
  service = await startTestEventService();
  application = await service.newApplication();
});
afterAll(() => service?.stop());

const event = { specversion: '1.0', id: 'e-1', source: '/orders', type: 'order.created', data: { order: 1 } };
const structured = { 'content-type': 'application/cloudevents+json; charset=utf-8' };
const batched = { 'content-type': 'application/cloudevents-batch+json' };
const binary = {
  'content-type': 'application/json',
  'ce-specversion': '1.0',
  'ce-id': 'e-1',
  'ce-source': '/orders',
  'ce-type': 'order.created',
};

async function post(headers: Record<string, string>, body: unknown, path = `/${application}/events`) {
  const answer = await fetch(`${service.url}${path}`, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, text: await answer.text() };
}

describe.each([
  ['events', 200],
  ['v2/events', 204],
])('POST /APP/%s', (path, status) => {
  it.each([
    ['structured', structured, event],
    ['batched', batched, [event]],
    ['binary', binary, event.data],
  ])('keeps a %s event as one of the Application', async (_mode, headers, body) => {
    const own = await service.newApplication();
    expect(await post(headers, body, `/${own}/${path}`)).toEqual({ status, text: '' });
    const { data, ...attributes } = event;
    expect(await service.keptOf(own)).toEqual([
      {
        attributes: { ...attributes, source: own, datacontenttype: 'application/json' },
        trace: {},
        data: JSON.stringify(data),
      },
    ]);
  });
});

it('a batch is kept in its order, each event once', async () => {
  const own = await service.newApplication();
  const ids = ['b', 'a', 'b', 'c'];
  const sent = ids.map((id) => ({ ...event, id }));
  expect((await post(batched, sent, `/${own}/events`)).status).toBe(200);
  expect((await post(batched, sent, `/${own}/events`)).status).toBe(200);
  expect((await service.keptOf(own)).map(({ attributes }) => attributes.id)).toEqual(['b', 'a', 'c']);
});

it('equal ids of two sources are two events', async () => {
  const own = await service.newApplication();
  const sent = ['/one', '/two'].map((source) => ({ ...event, source }));
  await post(batched, sent, `/${own}/events`);
  expect(await service.keptOf(own)).toHaveLength(2);
});

it.each([
  ['no version', structured, { ...event, specversion: undefined }, 'specversion is missing'],
  ['a former version', structured, { ...event, specversion: '0.3' }, 'unsupported cloudevents version'],
  ['no headers of an event', { 'content-type': 'application/json' }, {}, 'specversion is missing'],
  ['XML', { 'content-type': 'application/cloudevents+xml' }, '<a/>', 'not supported'],
  ['no JSON', structured, '{', 'the body is no JSON'],
  ['no batch', batched, event, 'a batch is a JSON array of events'],
  ['a wrong one in a batch', batched, [event, { ...event, id: '' }], 'id is missing'],
  ['more than it may have', structured, { ...event, data: 'x'.repeat(65_536) }, 'the body is too large'],
])('%s is refused with the reason as text, and nothing is kept', async (_what, headers, body, reason) => {
  const own = await service.newApplication();
  const answer = await post(headers, body, `/${own}/events`);
  expect(answer).toEqual({ status: 400, text: expect.stringContaining(reason) });
  expect(await service.keptOf(own)).toEqual([]);
});

it('an Application that is not there is refused', async () => {
  expect(await post(structured, event, '/nobody/events')).toEqual({
    status: 404,
    text: 'Application nobody not found.\n',
  });
});

it('without a log nothing is said to be kept', async () => {
  const without = await startTestEventService({ logFile: undefined }, service.api);
  try {
    const legacy = {
      'event-type': 'a',
      'event-type-version': 'v1',
      'event-time': '2024-01-02T03:04:05Z',
      data: 1,
    };
    const answers = await Promise.all([
      fetch(`${without.url}/${application}/events`, {
        method: 'POST',
        headers: structured,
        body: JSON.stringify(event),
      }),
      fetch(`${without.url}/${application}/v1/events`, { method: 'POST', body: JSON.stringify(legacy) }),
    ]);
    for (const answer of answers) {
      expect(answer.status).toBe(503);
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(await answers[0]?.text()).toBe('No log for events is configured.\n');
    expect(await answers[1]?.json()).toEqual({ status: 503, message: 'No log for events is configured.' });
  } finally {
    await without.stop();
  }
});
