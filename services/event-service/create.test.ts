import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger } from '#lib/log.ts';
import { createEventService } from './create.ts';

const service = createEventService({
  log: createLogger('test', 'silent'),
  config: { listen: { host: '127.0.0.1', port: 0 } },
  newId: () => 'made-here',
});
const event = {
  'event-type': 'order.created',
  'event-type-version': 'v1',
  'event-time': '2024-01-02T03:04:05.678Z',
  data: { order: 1 },
};

beforeAll(() => service.start());
afterAll(() => service.stop());

async function post(body: unknown) {
  const answer = await fetch(`${service.addresses.events}/shop/v1/events`, {
    method: 'POST',
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
    ['event-type-version', { 'event-type-version': '!' }, 'Invalid'],
    ['event-time', { 'event-time': '' }, 'Missing'],
    ['event-time', { 'event-time': 'yesterday' }, 'Invalid'],
    ['event-id', { 'event-id': '12' }, 'Invalid'],
    ['data', { data: null }, 'Missing'],
    ['data', { data: '' }, 'Missing'],
  ] as const)('with a wrong %s is refused: %j', async (field, change, word) => {
    expect(await post({ ...event, ...change })).toEqual({ status: 400, body: violation(field, word) });
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
  const answer = await fetch(`${service.addresses.events}/shop/v1/events/subscribed`);
  expect(await answer.json()).toEqual({ eventsInfo: [] });
});

it('says that it is well, and what it does not know', async () => {
  expect((await fetch(`${service.addresses.events}/v1/health`)).status).toBe(200);
  const unknown = await fetch(`${service.addresses.events}/shop/v3/events`);
  expect(unknown.status).toBe(404);
  expect(await unknown.json()).toMatchObject({ code: 404 });
  expect((await fetch(`${service.addresses.events}/shop/v1/events`)).status).toBe(405);
});
