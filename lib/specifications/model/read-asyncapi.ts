import { createSchemaReader } from './create-schema-reader.ts';
import { mergeTraits } from './merge-traits.ts';
import { readChannelParameters, readChannelsByOperation } from './read-asyncapi-channels.ts';
import { type AsyncApiSource, readBindings, readMessage } from './read-asyncapi-message.ts';
import { type JsonObject, listOf, objectOf, textOf } from './read-values.ts';
import type { ActionModel, AsyncApiModel, ChannelModel, MessageDirection } from './specification-model.ts';

/** In AsyncAPI 1 and 2 "subscribe" is what a reader may do: the application itself sends. */
const directions: Record<string, MessageDirection> = { subscribe: 'send', publish: 'receive' };

/** What an AsyncAPI document says: its channels with the messages of each direction, without channels that carry none. */
export function readAsyncApi(document: unknown, mostReads?: number): AsyncApiModel {
  const root = objectOf(document);
  const info = objectOf(root.info);
  const schemas = createSchemaReader(root, mostReads);
  const isLater = /^[3-9]/.test(textOf(root.asyncapi));
  const source = { root, schemas, isLater };
  return {
    kind: 'asyncapi',
    title: textOf(info.title),
    version: textOf(info.version),
    description: textOf(info.description),
    servers: serversOf(root),
    channels: isLater
      ? readChannelsByOperation(source)
      : [...channelsWithOperations(source), ...channelsWithoutName(source)],
    schemas: schemas.shared(),
  };
}

/** AsyncAPI 2, and 1 with its topics. */
function channelsWithOperations(source: AsyncApiSource): ChannelModel[] {
  const { root, schemas, isLater } = source;
  return Object.entries(objectOf(root.channels ?? root.topics)).map(([address, value]) => {
    const channel = schemas.resolveBeside(value);
    const actions = Object.entries(directions).flatMap(([key, direction]): ActionModel[] => {
      if (channel[key] === undefined) {
        return [];
      }
      const operation = mergeTraits(schemas, schemas.resolve(channel[key]), isLater);
      // in AsyncAPI 1 the operation is the message
      const whole = operation.message ?? channel[key];
      const alternatives = listOf(schemas.resolve(whole).oneOf);
      const parts = alternatives.length > 0 ? alternatives : [whole];
      return [
        {
          direction,
          summary: textOf(operation.summary) || textOf(operation.description),
          messages: parts.map((part, index) => readMessage(source, part, `message ${index + 1}`)),
          bindings: readBindings(schemas, operation.bindings),
        },
      ];
    });
    return {
      address,
      description: textOf(channel.description),
      parameters: readChannelParameters(source, channel.parameters),
      bindings: readBindings(schemas, channel.bindings),
      actions,
    };
  });
}

/** In AsyncAPI 1 a stream, and events without topics: named as they stand there. */
const unnamed = [
  { key: 'stream', directions: { read: 'send', write: 'receive' } },
  { key: 'events', directions: { receive: 'send', send: 'receive' } },
] as const;

function channelsWithoutName(source: AsyncApiSource): ChannelModel[] {
  return unnamed.flatMap(({ key, directions: named }): ChannelModel[] => {
    const channel = objectOf(source.root[key]);
    const actions = Object.entries(named).flatMap(([list, direction]): ActionModel[] => {
      const messages = listOf(channel[list]).map((part, index) =>
        readMessage(source, part, `message ${index + 1}`),
      );
      return messages.length === 0 ? [] : [{ direction, summary: '', messages, bindings: [] }];
    });
    return actions.length === 0
      ? []
      : [{ address: key, description: '', parameters: [], bindings: [], actions }];
  });
}

function serversOf(root: JsonObject): string[] {
  return Object.values(objectOf(root.servers))
    .map((value) => {
      const { url, host, protocol } = objectOf(value);
      return textOf(url) || [textOf(protocol), textOf(host)].filter((part) => part !== '').join('://');
    })
    .filter((server) => server !== '');
}
