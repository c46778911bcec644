import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEventService, type TestEventService } from '#testing/start-event-service.ts';

let service: TestEventService;
let application: string;
const event = {
  'event-type': 'order.created',
  'event-type-version': 'v1',
  'event-time': '2024-01-02T03:04:05.678Z',
  data: { order: 1 },
};

beforeAll(async () => {
  service = await startTestEventService();
  application = await service.newApplication();
});
afterAll(() => service?.stop());

async function post(body: unknown, to = application, headers: Record<string, string> = {}) {
  const answer = await fetch(`${service.url}/${to}/v1/events`, {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.json() };
}

function violation(field: string, word: 'Missing' | 'Invalid') {
  const type = `${word.toLowerCase()}_field`;
  const message = `${word} field`;
  return { status: 400, type: 'validation_violation', message, details: [{ field, type, message }] };
}

describe('an event', () => {
  it('is kept as a CloudEvent of the Application, its data as it was written, with its trace', async () => {
    const own = await service.newApplication();
    const id = '4b5cf1f2-2b4d-4f3f-9a53-0f6f5b0d4a55';
    const text = JSON.stringify({ ...event, 'event-id': id }).replace(
      '{"order":1}',
      '{"b":1.00,"1":99999999999999999999}',
    );
    const trace = {
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      'x-b3-sampled': '1',
    };
    expect((await post(text, own, { ...trace, cookie: 'a=b', 'x-b3-flags': '1'.repeat(100) })).status).toBe(
      200,
    );
    expect(await service.keptOf(own)).toEqual([
      {
        attributes: {
          specversion: '1.0',
          id,
          source: own,
          type: 'order.created',
          time: event['event-time'],
          datacontenttype: 'application/json',
          eventtypeversion: 'v1',
          sourceid: own,
        },
        trace,
        data: '{"b":1.00,"1":99999999999999999999}',
      },
    ]);
  });

  it('that is sent again is answered again and kept once', async () => {
    const own = await service.newApplication();
    const id = '4b5cf1f2-2b4d-4f3f-9a53-0f6f5b0d4a55';
    for (const data of ['first', 'second']) {
      expect((await post({ ...event, 'event-id': id, data }, own)).body['event-id']).toBe(id);
    }
    expect((await service.keptOf(own)).map(({ data }) => data)).toEqual(['"first"']);
  });

  it('of an Application that is not there is refused', async () => {
    expect(await post(event, 'nobody')).toEqual({
      status: 404,
      body: { code: 404, error: 'Application nobody not found.' },
    });
  });

  it('is taken with an id of its own or a new one', async () => {
    expect(await post(event)).toEqual({
      status: 200,
      body: { 'event-id': 'made-here', status: '', reason: '' },
    });
    const id = '4B5CF1F2-2b4d-4f3f-9a53-0f6f5b0d4a55';
    expect((await post({ ...event, 'event-id': id })).body['event-id']).toBe(id);
  });

  it.each([
    ['event-type', { 'event-type': '' }, 'Missing'],
    ['event-type-version', { 'event-type-version': undefined }, 'Missing'],
    ['event-type', { 'event-type': null }, 'Missing'],
    ['event-type-version', { 'event-type-version': '!' }, 'Invalid'],
    ['event-time', { 'event-time': undefined }, 'Missing'],
    ['event-time', { 'event-time': '2024-01-02 03:04:05' }, 'Invalid'],
    ['event-time', { 'event-time': '2024-13-02T03:04:05Z' }, 'Invalid'],
    ['event-time', { 'event-time': '' }, 'Missing'],
    ['event-time', { 'event-time': 'yesterday' }, 'Invalid'],
    ['event-id', { 'event-id': '12' }, 'Invalid'],
    ['data', { data: null }, 'Missing'],
    ['data', { data: '' }, 'Missing'],
  ] as const)('with a wrong %s is refused: %j', async (field, change, word) => {
    expect(await post({ ...event, ...change })).toEqual({ status: 400, body: violation(field, word) });
  });

  it.each([
    ['a version with more than letters and digits', { 'event-type-version': 'v1!' }],
    ['a time with an offset', { 'event-time': '2024-01-02T03:04:05+01:00' }],
    ['no text as data', { data: 0 }],
    ['a list as data', { data: [] }],
    ['false as data', { data: false }],
    ['an empty id', { 'event-id': '' }],
    ['members that it does not know', { 'event-tracing': { a: 1 } }],
  ])('may have %s', async (_what, change) => {
    expect((await post({ ...event, ...change })).status).toBe(200);
  });

  it('is judged field by field, the first problem counts', async () => {
    const { body } = await post({ 'event-time': 'yesterday', 'event-id': '12' });
    expect(body.details).toEqual([{ field: 'event-type', type: 'missing_field', message: 'Missing field' }]);
  });

  it.each([
    ['a number as type', { ...event, 'event-type': 1 }],
    ['an object as id', { ...event, 'event-id': {} }],
    ['a list', []],
    ['a text', '"text"'],
  ])('that is %s is refused as a whole', async (_what, body) => {
    expect(await post(body)).toEqual({
      status: 400,
      body: {
        status: 400,
        type: 'bad_payload_syntax',
        message: 'Bad payload syntax',
        moreInfo: expect.any(String),
      },
    });
  });

  it('may have up to 65536 bytes', async () => {
    const rest = JSON.stringify({ ...event, data: '' }).length;
    expect((await post({ ...event, data: 'x'.repeat(65_536 - rest) })).status).toBe(200);
    expect((await post({ ...event, data: 'x'.repeat(65_537 - rest) })).status).toBe(413);
  });

  it('that is no JSON is refused', async () => {
    const empty = { status: 400, type: 'bad_payload_syntax', message: 'Bad payload syntax' };
    expect(await post('')).toEqual({ status: 400, body: { ...empty, moreInfo: 'Bad payload syntax' } });
    expect((await post('{')).body).toMatchObject(empty);
  });

  it('above 64 KiB is refused', async () => {
    expect(await post({ ...event, data: 'x'.repeat(65_536) })).toEqual({
      status: 413,
      body: {
        status: 413,
        type: 'request_body_too_large',
        message: 'Request body too large',
        moreInfo: 'http: request body too large',
      },
    });
  });
});

it('lists no subscriptions yet', async () => {
  const answer = await fetch(`${service.url}/${application}/v1/events/subscribed`);
  expect(await answer.json()).toEqual({ eventsInfo: [] });
});

it('says that it is well, and what it does not know', async () => {
  expect((await fetch(`${service.url}/v1/health`)).status).toBe(200);
  const unknown = await fetch(`${service.url}/${application}/v3/events`);
  expect(unknown.status).toBe(404);
  expect(await unknown.json()).toMatchObject({ code: 404 });
  expect((await fetch(`${service.url}/${application}/v1/events`)).status).toBe(405);
});
