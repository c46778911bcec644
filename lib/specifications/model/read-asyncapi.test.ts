import { expect, it } from 'vitest';
import { listOperations } from '../list-operations.ts';
import { readAsyncApi } from './read-asyncapi.ts';

const info = { title: 't', version: '1' };

function version3(more: object) {
  return readAsyncApi({ asyncapi: '3.0.0', info, ...more });
}

function reference(pointer: string) {
  return { $ref: `#/${pointer}` };
}

/** Such as `ce-id, my-id` for the headers of the first message. */
function headersOf({ channels }: ReturnType<typeof readAsyncApi>): string {
  const headers = channels[0]?.actions[0]?.messages[0]?.headers;
  return (headers?.properties ?? [])
    .map(({ name, required, schema }) => `${name}${required ? '!' : ''} ${schema.type}`)
    .join(', ');
}

it('lists channels and operations that are written elsewhere in the document', () => {
  const model = version3({
    channels: {
      orders: reference('components/channels/orders'),
      copies: reference('components/channels/orders'),
    },
    operations: {
      tell: reference('components/operations/tell'),
      copy: { action: 'receive', channel: reference('channels/copies') },
      direct: { action: 'receive', channel: reference('components/channels/orders') },
    },
    components: {
      channels: { orders: { address: 'order.created', messages: { OrderCreated: {} } } },
      operations: { tell: { action: 'send', channel: reference('channels/orders') } },
    },
  });
  expect(
    model.channels.map(({ address, actions }) => [address, ...actions.map(({ summary }) => summary)]),
  ).toEqual([
    ['order.created', 'tell', 'direct'],
    ['order.created', 'copy'],
  ]);
  expect(listOperations(model)).toHaveLength(3);
});

it('lists operations whose channel is not among the channels', () => {
  const model = version3({
    channels: {},
    operations: {
      own: { action: 'send', channel: reference('components/channels/own') },
      other: { action: 'receive', channel: { $ref: 'other.yaml#/channels/other' } },
    },
    components: { channels: { own: { messages: { A: {} } } } },
  });
  expect(model.channels.map(({ address, actions }) => [address, actions.length])).toEqual([
    ['own', 1],
    ['other.yaml#/channels/other', 1],
  ]);
});

it('reads a channel of AsyncAPI 2 that is written elsewhere, with what stands beside', () => {
  const model = readAsyncApi({
    asyncapi: '2.6.0',
    info,
    channels: {
      orders: { ...reference('components/channels/orders'), publish: { message: { name: 'Order' } } },
    },
    components: { channels: { orders: { subscribe: { message: { name: 'OrderCreated' } } } } },
  });
  expect(model.channels[0]?.actions.map(({ messages }) => messages[0]?.name)).toEqual([
    'OrderCreated',
    'Order',
  ]);
});

it('takes a list of messages for what it says: those, or none', () => {
  const channel = { messages: { A: {}, B: reference('components/messages/B'), C: {} } };
  const named = (messages: object[] | undefined) => {
    const operation = { action: 'send', channel: reference('channels/all'), messages };
    const model = version3({ channels: { all: channel }, operations: { operation }, components });
    return model.channels[0]?.actions[0]?.messages.map(({ name }) => name);
  };
  const components = { messages: { B: {}, D: {} } };
  expect(named(undefined)).toEqual(['A', 'B', 'C']);
  expect(named([])).toEqual([]);
  expect(named([reference('channels/all/messages/C'), reference('components/messages/B')])).toEqual([
    'C',
    'B',
  ]);
  expect(named([reference('components/messages/D')])).toEqual(['D']);
});

const cloudEvent = {
  description: 'of the trait',
  contentType: 'application/cloudevents+json',
  headers: { type: 'object', required: ['ce-id'], properties: { 'ce-id': { type: 'string' } } },
};
const ownHeaders = {
  type: 'object',
  properties: { 'my-id': { type: 'integer' }, 'ce-id': { maxLength: 9 } },
};

it('puts traits into the messages of AsyncAPI 2, which they override', () => {
  const model = readAsyncApi({
    asyncapi: '2.6.0',
    info,
    channels: {
      orders: {
        subscribe: {
          summary: 'own',
          traits: [
            { summary: 'of the trait', bindings: { kafka: { groupId: 'g', bindingVersion: '0.4.0' } } },
          ],
          message: {
            name: 'OrderCreated',
            description: 'own',
            headers: reference('components/schemas/Headers'),
            traits: [reference('components/messageTraits/CloudEvent')],
          },
        },
      },
    },
    components: { messageTraits: { CloudEvent: cloudEvent }, schemas: { Headers: ownHeaders } },
  });
  expect(headersOf(model)).toBe('my-id integer, ce-id! string');
  expect(model.channels[0]?.actions[0]).toMatchObject({
    summary: 'of the trait',
    bindings: [{ protocol: 'kafka', name: 'groupId', value: '"g"' }],
    messages: [
      { name: 'OrderCreated', description: 'of the trait', contentType: 'application/cloudevents+json' },
    ],
  });
});

it('puts traits into the messages of AsyncAPI 3, which override them', () => {
  const model = version3({
    channels: {
      orders: {
        messages: {
          OrderCreated: {
            description: 'own',
            headers: ownHeaders,
            traits: [
              { ...cloudEvent, title: 'first' },
              { title: 'second', contentType: null, headers: { properties: { more: {} } } },
            ],
          },
        },
      },
    },
    operations: {
      tell: {
        action: 'send',
        channel: reference('channels/orders'),
        traits: [{ summary: 'first' }, { summary: 'second' }],
      },
    },
  });
  expect(headersOf(model)).toBe('ce-id! string, more , my-id integer');
  expect(model.channels[0]?.actions[0]).toMatchObject({
    summary: 'second',
    messages: [{ description: 'own', title: 'second', contentType: '' }],
  });
});

it('puts together traits that contain themselves', () => {
  const model = version3({
    channels: {
      orders: {
        messages: {
          M: {
            headers: reference('components/schemas/A'),
            traits: [{ headers: reference('components/schemas/B') }],
          },
        },
      },
    },
    operations: { tell: { action: 'send', channel: reference('channels/orders') } },
    components: {
      schemas: {
        A: {
          properties: { next: reference('components/schemas/A'), last: reference('components/schemas/A') },
        },
        B: {
          properties: { next: reference('components/schemas/B'), last: reference('components/schemas/B') },
        },
      },
    },
  });
  expect(headersOf(model)).toBe('next object, last object');
});

it('reads what answers an operation', () => {
  const model = version3({
    channels: {
      asks: { address: 'ask', messages: { Ask: {} } },
      answers: { address: 'answer', messages: { Yes: {}, No: {} } },
    },
    operations: {
      ask: {
        action: 'send',
        channel: reference('channels/asks'),
        reply: {
          channel: reference('channels/answers'),
          messages: [reference('channels/answers/messages/Yes')],
        },
      },
      answerTo: {
        action: 'receive',
        channel: reference('channels/asks'),
        reply: reference('components/replies/anywhere'),
      },
    },
    components: { replies: { anywhere: { address: { location: '$message.header#/replyTo' } } } },
  });
  expect(model.channels[0]?.actions.map(({ reply }) => reply)).toMatchObject([
    { address: 'answer', messages: [{ name: 'Yes' }] },
    { address: '$message.header#/replyTo', messages: [] },
  ]);
});

it('reads what a channel and its messages say beside their schemas', () => {
  const model = version3({
    defaultContentType: 'application/json',
    channels: {
      orders: {
        address: 'order/{region}',
        parameters: { region: { enum: ['eu', 'us'], description: 'Where' } },
        bindings: reference('components/channelBindings/all'),
        messages: {
          M: {
            correlationId: { location: '$message.header#/id' },
            bindings: { kafka: { key: { type: 'string' } } },
          },
        },
      },
    },
    operations: { tell: { action: 'send', channel: reference('channels/orders') } },
    components: { channelBindings: { all: { ws: { method: 'GET' } } } },
  });
  expect(model.channels[0]).toMatchObject({
    parameters: [{ name: 'region', description: 'Where', schema: { values: ['"eu"', '"us"'] } }],
    bindings: [{ protocol: 'ws', name: 'method', value: '"GET"' }],
    actions: [
      {
        messages: [
          {
            contentType: 'application/json',
            correlation: '$message.header#/id',
            bindings: [{ protocol: 'kafka', name: 'key', value: '{"type":"string"}' }],
          },
        ],
      },
    ],
  });
});
