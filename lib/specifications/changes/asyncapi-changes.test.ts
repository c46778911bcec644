import { expect, it } from 'vitest';
import { type ChangeCase, documentedKinds, kindsOf, namedChanges } from '#testing/named-changes.ts';

type Json = Record<string, unknown>;

interface Written {
  channel?: string;
  message?: string;
  action?: string;
  /** Further members of the message, the operation, the channel and the document's components. */
  ofMessage?: Json;
  ofOperation?: Json;
  ofChannel?: Json;
  components?: Json;
}

/** AsyncAPI 2 with the channel `order.created` unless said otherwise. */
function asyncapi2(payload: Json, more: Written = {}): string {
  const { channel = 'order.created', message = 'OrderCreated', action = 'subscribe' } = more;
  const { ofMessage, ofOperation, ofChannel, components } = more;
  const operation = { message: { name: message, payload, ...ofMessage }, ...ofOperation };
  return JSON.stringify({
    asyncapi: '2.6.0',
    info: { title: 't', version: '1' },
    channels: { [channel]: { [action]: operation, ...ofChannel } },
    components,
  });
}

/** The same in AsyncAPI 3. */
function asyncapi3(payload: Json, more: Written = {}): string {
  const { channel = 'order.created', message = 'OrderCreated', action = 'send' } = more;
  const { ofMessage, ofOperation, ofChannel, components } = more;
  const messages = { [message]: { payload, ...ofMessage } };
  return JSON.stringify({
    asyncapi: '3.0.0',
    info: { title: 't', version: '1' },
    channels: {
      created: { address: channel, messages, ...ofChannel },
      answers: { address: 'answers', messages: { Yes: {}, No: {} } },
    },
    operations: { on: { action, channel: { $ref: '#/channels/created' }, ...ofOperation } },
    components,
  });
}

const created = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };

const trait = { headers: { type: 'object', properties: { 'ce-id': { type: 'string' } } } };
const traits = { messageTraits: { T: trait } };

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
    [
      'a trait of a message removed',
      write(created, {
        ofMessage: { traits: [{ $ref: '#/components/messageTraits/T' }] },
        components: traits,
      }),
      write(created, { components: traits }),
      ['property-removed | order.created | Headers of OrderCreated: ce-id is gone.'],
    ],
    [
      'a header of a trait made required',
      write(created, { ofMessage: { traits: [trait] } }),
      write(created, { ofMessage: { traits: [{ headers: { ...trait.headers, required: ['ce-id'] } }] } }),
      ['property-required | order.created | Headers of OrderCreated: ce-id is required now.'],
    ],
    [
      'a required header added by a trait',
      write(created),
      write(created, { ofMessage: { traits: [{ headers: { ...trait.headers, required: ['ce-id'] } }] } }),
      ['property-required | order.created | Headers of OrderCreated: ce-id is required now.'],
    ],
    [
      'a header removed',
      write(created, { ofMessage: trait }),
      write(created, { ofMessage: { headers: { type: 'object' } } }),
      ['property-removed | order.created | Headers of OrderCreated: ce-id is gone.'],
    ],
    [
      'the type of a header changed',
      write(created, { ofMessage: trait }),
      write(created, { ofMessage: { headers: { properties: { 'ce-id': { type: 'integer' } } } } }),
      ['type-changed | order.created | Headers of OrderCreated: ce-id was string and is integer now.'],
    ],
    [
      'the content type of a message changed',
      write(created, { ofMessage: { contentType: 'application/json' } }),
      write(created, { ofMessage: { contentType: 'application/avro' } }),
      [
        'media-type-removed | order.created | The message OrderCreated is no longer given as application/json.',
      ],
    ],
    [
      'the correlation id of a message moved',
      write(created, { ofMessage: { correlationId: { location: '$message.header#/a' } } }),
      write(created, { ofMessage: { traits: [{ correlationId: { location: '$message.header#/b' } }] } }),
      [
        'correlation-changed | order.created | What connects OrderCreated to other messages was at $message.header#/a and is at $message.header#/b now.',
      ],
    ],
    [
      'a trait of an operation removed',
      write(created, { ofOperation: { traits: [{ bindings: { kafka: { groupId: 'g' } } }] } }),
      write(created),
      ['binding-removed | order.created | For what it sends, the groupId for kafka is gone.'],
    ],
    [
      'a binding of a message changed',
      write(created, { ofMessage: { bindings: { mqtt: { contentType: 'a' } } } }),
      write(created, { ofMessage: { bindings: { mqtt: { contentType: 'b' } } } }),
      ['binding-changed | order.created | Of OrderCreated, the contentType for mqtt was "a" and is "b" now.'],
    ],
    [
      'a binding of a channel removed',
      write(created, { ofChannel: { bindings: { ws: { method: 'GET' } } } }),
      write(created),
      ['binding-removed | order.created | Its method for ws is gone.'],
    ],
    [
      'a limit of a payload narrowed',
      write({ type: 'string', maxLength: 9 }, { action: receives }),
      write({ type: 'string', maxLength: 5 }, { action: receives }),
      [
        'limit-changed | order.created | Payload of OrderCreated is limited otherwise: longest 9 before, 5 now.',
      ],
    ],
    [
      'a value of a payload removed',
      write({ enum: ['a', 'b'] }, { action: receives }),
      write({ enum: ['a'] }, { action: receives }),
      ['value-removed | order.created | Payload of OrderCreated no longer takes "b".'],
    ],
    [
      'an alternative of a payload removed',
      write({ oneOf: [{ title: 'A' }, { title: 'B' }, { title: 'C' }] }, { action: receives }),
      write({ oneOf: [{ title: 'B' }, { title: 'C' }] }, { action: receives }),
      ['variant-removed | order.created | Payload of OrderCreated no longer takes A.'],
    ],
    [
      'a format of a property of a payload changed',
      write({ properties: { at: { type: 'string', format: 'date' } } }),
      write({ properties: { at: { type: 'string', format: 'date-time' } } }),
      [
        'format-changed | order.created | Payload of OrderCreated: at was string (date) and is string (date-time) now.',
      ],
    ],
    [
      'a property of a payload made optional',
      write(created),
      write({ ...created, required: [] }),
      ['property-optional | order.created | Payload of OrderCreated: id may be missing now.'],
    ],
  ];
}

/** What only AsyncAPI 3 has. */
const laterCases: ChangeCase[] = [
  [
    'a value of a part of an address removed',
    asyncapi3(created, {
      channel: 'order/{region}',
      ofChannel: { parameters: { region: { enum: ['eu', 'us'] } } },
    }),
    asyncapi3(created, {
      channel: 'order/{region}',
      ofChannel: { parameters: { region: { enum: ['eu'] } } },
    }),
    ['value-removed | order/{region} | The part region of the address no longer takes "us".'],
  ],
  [
    'an answer to an operation removed',
    asyncapi3(created, { ofOperation: { reply: { channel: { $ref: '#/channels/answers' } } } }),
    asyncapi3(created),
    ['reply-removed | order.created | It is no longer answered on answers.'],
  ],
  [
    'a message of an answer removed',
    asyncapi3(created, { ofOperation: { reply: { channel: { $ref: '#/channels/answers' } } } }),
    asyncapi3(created, {
      ofOperation: {
        reply: {
          channel: { $ref: '#/channels/answers' },
          messages: [{ $ref: '#/channels/answers/messages/Yes' }],
        },
      },
    }),
    ['message-removed | order.created | The message No is gone.'],
  ],
  [
    'a message of an operation removed',
    asyncapi3(created),
    asyncapi3(created, { ofOperation: { messages: [] } }),
    ['message-removed | order.created | The message OrderCreated is gone.'],
  ],
];

const cases2 = casesOf(asyncapi2, 'publish');
const cases3 = [...casesOf(asyncapi3, 'receive'), ...laterCases];

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

it('of AsyncAPI compares channels of one address with all of that address', () => {
  const channels = {
    pings: { address: '/', messages: { Ping: {} } },
    others: { address: '/', messages: { Other: {} } },
  };
  const write = (operations: Json) =>
    JSON.stringify({ asyncapi: '3.0.0', info: { title: 't', version: '1' }, channels, operations });
  const ping = { action: 'send', channel: { $ref: '#/channels/pings' } };
  const other = { action: 'send', channel: { $ref: '#/channels/others' } };
  expect(namedChanges(write({ ping, other }), write({ other, ping }))).toEqual([]);
  expect(namedChanges(write({ ping, other }), write({ other }))).toEqual([
    'message-removed | / | The message Ping is gone.',
  ]);
});
