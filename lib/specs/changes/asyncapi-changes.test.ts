import { expect, it } from 'vitest';
import {
  type ChangeCase,
  documentedKinds,
  kindsOf,
  namedChanges,
} from '../../../e2e/harness/named-changes.ts';

type Json = Record<string, unknown>;

/** AsyncAPI 2 with the channel `order.created` unless said otherwise. */
function asyncapi2(
  payload: Json,
  more: { channel?: string; message?: string; action?: string } = {},
): string {
  const { channel = 'order.created', message = 'OrderCreated', action = 'subscribe' } = more;
  return JSON.stringify({
    asyncapi: '2.6.0',
    info: { title: 't', version: '1' },
    channels: { [channel]: { [action]: { message: { name: message, payload } } } },
  });
}

/** The same in AsyncAPI 3. */
function asyncapi3(
  payload: Json,
  more: { channel?: string; message?: string; action?: string } = {},
): string {
  const { channel = 'order.created', message = 'OrderCreated', action = 'send' } = more;
  return JSON.stringify({
    asyncapi: '3.0.0',
    info: { title: 't', version: '1' },
    channels: { created: { address: channel, messages: { [message]: { payload } } } },
    operations: { on: { action, channel: { $ref: '#/channels/created' } } },
  });
}

const created = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };

/** What both versions have, written in one. */
function casesOf(write: typeof asyncapi2, receives: string): ChangeCase[] {
  return [
    [
      'a channel removed',
      write(created),
      write(created, { channel: 'order.made' }),
      ['channel-removed | order.created | The channel order.created is gone.'],
    ],
    [
      'a message removed',
      write(created),
      write(created, { message: 'OrderMade' }),
      ['message-removed | order.created | The message OrderCreated is gone.'],
    ],
    [
      'an operation removed',
      write(created),
      write(created, { action: receives }),
      ['operation-removed | order.created | The application no longer sends on it.'],
    ],
    [
      'a property of a payload made required',
      write(created),
      write({ ...created, required: ['id', 'sku'], properties: { ...created.properties, sku: {} } }),
      ['property-required | order.created | Payload of OrderCreated: sku is required now.'],
    ],
    [
      'a property of a payload made required',
      write({ ...created, required: [] }, { action: receives }),
      write(created, { action: receives }),
      ['property-required | order.created | Payload of OrderCreated: id is required now.'],
    ],
    [
      'a property of a payload removed',
      write(created),
      write({ type: 'object' }),
      ['property-removed | order.created | Payload of OrderCreated: id is gone.'],
    ],
    [
      'the type of a property of a payload changed',
      write(created),
      write({ ...created, properties: { id: { type: 'integer' } } }),
      ['type-changed | order.created | Payload of OrderCreated: id was string and is integer now.'],
    ],
  ];
}

const cases2 = casesOf(asyncapi2, 'publish');
const cases3 = casesOf(asyncapi3, 'receive');

it.each(cases2)('of AsyncAPI 2 names %s', (_kind, before, after, expected) => {
  expect(namedChanges(before, after)).toEqual(expected);
});

it.each(cases3)('of AsyncAPI 3 names %s', (_kind, before, after, expected) => {
  expect(namedChanges(before, after)).toEqual(expected);
});

it('is documented as it is named', () => {
  expect(kindsOf([...cases2, ...cases3])).toEqual(documentedKinds('AsyncAPI'));
});

it('of AsyncAPI does not name a new channel, message or optional property', () => {
  const wider = JSON.parse(asyncapi2({ ...created, properties: { ...created.properties, more: {} } })) as {
    channels: Json;
  };
  wider.channels['order.cancelled'] = {};
  expect(namedChanges(asyncapi2(created), JSON.stringify(wider))).toEqual([]);
});
