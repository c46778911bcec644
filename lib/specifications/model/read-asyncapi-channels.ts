import { mergeTraits } from './merge-traits.ts';
import { type AsyncApiSource, readBindings, readMessage } from './read-asyncapi-message.ts';
import { type JsonObject, listOf, objectOf, textOf } from './read-values.ts';
import type {
  ActionModel,
  ChannelModel,
  MessageModel,
  ParameterModel,
  ReplyModel,
} from './specification-model.ts';

/** The channels of AsyncAPI 3 and later, beside which operations stand. */
export function readChannelsByOperation(source: AsyncApiSource): ChannelModel[] {
  const { root, schemas } = source;
  const named = Object.entries(objectOf(root.channels)).map(
    ([name, value]): Channel => ({
      name,
      channel: schemas.resolve(value),
    }),
  );
  const channels = [...named];
  const actions = new Map<Channel, ActionModel[]>();
  for (const [name, value] of Object.entries(objectOf(root.operations))) {
    const operation = mergeTraits(schemas, schemas.resolve(value), source.isLater);
    const place = findChannel(source, channels, operation.channel);
    if (!channels.includes(place)) {
      channels.push(place);
    }
    const action = readAction(source, { name, operation, place, channels: named });
    actions.set(place, [...(actions.get(place) ?? []), action]);
  }
  return channels.map((one) => ({
    address: addressOf(one),
    description: textOf(one.channel.description) || textOf(one.channel.summary),
    parameters: readChannelParameters(source, one.channel.parameters),
    bindings: readBindings(schemas, one.channel.bindings),
    actions: actions.get(one) ?? [],
  }));
}

interface Channel {
  name: string;
  channel: JsonObject;
}

/** The channel that a reference leads to: by its name, since several may be the same by reference; else one of its own. */
function findChannel({ schemas }: AsyncApiSource, channels: Channel[], reference: unknown): Channel {
  const pointer = textOf(objectOf(reference).$ref);
  const channel = schemas.resolve(reference);
  const name = /^#\/channels\/[^/]+$/.test(pointer) ? nameAt(pointer) : undefined;
  return (
    channels.find((one) => one.name === name) ??
    channels.find((one) => one.channel === channel) ?? {
      name: pointer.startsWith('#') ? nameAt(pointer) : pointer,
      channel,
    }
  );
}

function addressOf({ name, channel }: Channel): string {
  return textOf(channel.address) || name;
}

interface OperationPlace {
  name: string;
  operation: JsonObject;
  place: Channel;
  channels: Channel[];
}

function readAction(
  source: AsyncApiSource,
  { name, operation, place, channels }: OperationPlace,
): ActionModel {
  const reply = readReply(source, operation.reply, channels);
  return {
    direction: operation.action === 'receive' ? 'receive' : 'send',
    summary: textOf(operation.summary) || textOf(operation.title) || textOf(operation.description) || name,
    messages: readMessages(source, operation.messages, place.channel),
    bindings: readBindings(source.schemas, operation.bindings),
    ...(reply === undefined ? {} : { reply }),
  };
}

function readReply(source: AsyncApiSource, value: unknown, channels: Channel[]): ReplyModel | undefined {
  if (value === undefined) {
    return undefined;
  }
  const { schemas } = source;
  const reply = schemas.resolve(value);
  const place = reply.channel === undefined ? undefined : findChannel(source, channels, reply.channel);
  return {
    address: (place === undefined ? '' : addressOf(place)) || textOf(schemas.resolve(reply.address).location),
    messages: readMessages(source, reply.messages, place?.channel ?? {}),
  };
}

/** Those that are named, or all of the channel where none are; an empty list is none. */
function readMessages(source: AsyncApiSource, named: unknown, channel: JsonObject): MessageModel[] {
  const { schemas } = source;
  const all = Object.entries(objectOf(channel.messages)).map(([key, part]) => ({
    key,
    part,
    target: schemas.resolve(part),
  }));
  const chosen = Array.isArray(named)
    ? named.map((part: unknown) => {
        const key = nameAt(textOf(objectOf(part).$ref));
        const same = all.filter(({ target }) => target === schemas.resolve(part));
        return same.find((one) => one.key === key) ?? same[0] ?? { key, part };
      })
    : all;
  return chosen.map(({ key, part }) => readMessage(source, part, key));
}

/** What stands in braces within an address: up to version 2 with a schema, then with its values. */
export function readChannelParameters({ schemas }: AsyncApiSource, value: unknown): ParameterModel[] {
  return Object.entries(objectOf(value)).map(([name, part]) => {
    const parameter = schemas.resolve(part);
    const { enum: values, default: standard } = parameter;
    return {
      name,
      place: 'address',
      required: true,
      description: textOf(parameter.description),
      deprecated: false,
      style: '',
      schema: schemas.read(parameter.schema ?? { type: 'string', enum: listOf(values), default: standard }),
    };
  });
}

/** The last part of a pointer. */
function nameAt(pointer: string): string {
  const last = pointer.slice(pointer.lastIndexOf('/') + 1);
  return decoded(last).replaceAll('~1', '/').replaceAll('~0', '~');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
