import { createSchemaReader, type SchemaReader } from './create-schema-reader.ts';
import { type JsonObject, listOf, objectOf, textOf } from './read-values.ts';
import type { AsyncApiModel, ChannelModel, MessageDirection, MessageModel } from './spec-model.ts';

type Action = ChannelModel['actions'][number];

/** In AsyncAPI 1 and 2 "subscribe" is what a reader may do: the application itself sends. */
const directions: Record<string, MessageDirection> = { subscribe: 'send', publish: 'receive' };

/** What an AsyncAPI document says: its channels with the messages of each direction, without channels that carry none. */
export function readAsyncApi(document: unknown): AsyncApiModel {
  const root = objectOf(document);
  const info = objectOf(root.info);
  const schemas = createSchemaReader(root);
  const isLater = /^[3-9]/.test(textOf(root.asyncapi));
  return {
    kind: 'asyncapi',
    title: textOf(info.title),
    version: textOf(info.version),
    description: textOf(info.description),
    servers: serversOf(root),
    channels: isLater
      ? channelsByOperation(root, schemas)
      : [...channelsWithOperations(root, schemas), ...channelsWithoutName(root, schemas)],
    schemas: schemas.shared(),
  };
}

/** AsyncAPI 2, and 1 with its topics. */
function channelsWithOperations(root: JsonObject, schemas: SchemaReader): ChannelModel[] {
  return Object.entries(objectOf(root.channels ?? root.topics)).map(([address, value]) => {
    const channel = schemas.resolve(value);
    const actions = Object.entries(directions).flatMap(([key, direction]): Action[] => {
      if (channel[key] === undefined) {
        return [];
      }
      const operation = objectOf(channel[key]);
      // in AsyncAPI 1 the operation is the message
      const message = schemas.resolve(operation.message ?? operation);
      const parts =
        listOf(message.oneOf).length > 0 ? listOf(message.oneOf) : [operation.message ?? operation];
      return [
        {
          direction,
          summary: textOf(operation.summary) || textOf(operation.description),
          messages: parts.map((part, index) => readMessage(schemas, part, `message ${index + 1}`)),
        },
      ];
    });
    return { address, description: textOf(channel.description), actions };
  });
}

/** In AsyncAPI 1 a stream, and events without topics: named as they stand there. */
const unnamed = [
  { key: 'stream', directions: { read: 'send', write: 'receive' } },
  { key: 'events', directions: { receive: 'send', send: 'receive' } },
] as const;

function channelsWithoutName(root: JsonObject, schemas: SchemaReader): ChannelModel[] {
  return unnamed.flatMap(({ key, directions: named }): ChannelModel[] => {
    const channel = objectOf(root[key]);
    const actions = Object.entries(named).flatMap(([list, direction]): Action[] => {
      const messages = listOf(channel[list]).map((part, index) =>
        readMessage(schemas, part, `message ${index + 1}`),
      );
      return messages.length === 0 ? [] : [{ direction, summary: '', messages }];
    });
    return actions.length === 0 ? [] : [{ address: key, description: '', actions }];
  });
}

/** From AsyncAPI 3 on operations stand beside channels. */
function channelsByOperation(root: JsonObject, schemas: SchemaReader): ChannelModel[] {
  const operations = Map.groupBy(
    Object.entries(objectOf(root.operations)).map(([name, value]) => ({ ...schemas.resolve(value), name })),
    (operation: JsonObject) => schemas.resolve(operation.channel),
  );
  return Object.entries(objectOf(root.channels)).map(([name, value]) => {
    const channel = schemas.resolve(value);
    const messages = Object.entries(objectOf(channel.messages)).map(([key, part]) => ({
      key,
      part,
      target: schemas.resolve(part),
    }));
    const actions = (operations.get(channel) ?? []).map((operation): Action => {
      const chosen = new Set(listOf(operation.messages).map((part) => schemas.resolve(part)));
      const all = messages.filter(({ target }) => chosen.size === 0 || chosen.has(target));
      return {
        direction: operation.action === 'receive' ? 'receive' : 'send',
        summary:
          textOf(operation.summary) ||
          textOf(operation.title) ||
          textOf(operation.description) ||
          textOf(operation.name),
        messages: all.map(({ key, part }) => readMessage(schemas, part, key)),
      };
    });
    return {
      address: textOf(channel.address) || name,
      description: textOf(channel.description) || textOf(channel.summary),
      actions,
    };
  });
}

function readMessage(schemas: SchemaReader, value: unknown, fallback: string): MessageModel {
  const message = schemas.resolve(value);
  const referred = textOf(objectOf(value).$ref).split('/').at(-1) ?? '';
  const payload = payloadOf(message.payload);
  return {
    name: textOf(message.name) || textOf(message.messageId) || referred || textOf(message.title) || fallback,
    title: textOf(message.title),
    description: textOf(message.summary) || textOf(message.description),
    contentType: textOf(message.contentType),
    ...(payload === undefined ? {} : { payload: schemas.read(payload) }),
    ...(message.headers === undefined ? {} : { headers: schemas.read(message.headers) }),
  };
}

/** AsyncAPI 3 may wrap the schema to say what language it is in. */
function payloadOf(payload: unknown): unknown {
  const { schemaFormat, schema } = objectOf(payload);
  return schemaFormat === undefined ? payload : schema;
}

function serversOf(root: JsonObject): string[] {
  return Object.values(objectOf(root.servers))
    .map((value) => {
      const { url, host, protocol } = objectOf(value);
      return textOf(url) || [textOf(protocol), textOf(host)].filter((part) => part !== '').join('://');
    })
    .filter((server) => server !== '');
}
