import type { Thing } from './document-set.ts';
import { asList, asObject, follow, type Json, withoutMember } from './json-tree.ts';
import { propertyNames } from './property-names.ts';

/** All that an AsyncAPI 3 document lists, by a walk through its tree. */
export function countAsyncApi(root: Json): Thing[] {
  const channels = Object.keys(asObject(root.channels)).flatMap((key) => {
    const channel = follow(root, asObject(root.channels)[key]);
    const address = addressOf(root, key);
    return [
      { kind: 'channels', name: address },
      ...Object.keys(asObject(channel.parameters)).map((name) => ({
        kind: 'parameters',
        name: `${address}: ${name}`,
      })),
      ...bindings(root, address, channel.bindings),
    ];
  });
  const operations = Object.entries(asObject(root.operations)).flatMap(([key, value]) => {
    const operation = withTraits(root, follow(root, value));
    const channel = keyOf(operation.channel);
    const at = `${operation.action} ${addressOf(root, channel)}`;
    return [
      {
        kind: 'operations',
        name: at,
        isOffered: true,
        without: () => withoutMember(root, ['operations', key]),
      },
      ...bindings(root, at, operation.bindings),
      ...messagesOf(root, operation.messages, channel).flatMap((message) => insideOf(root, at, message)),
      ...replyOf(root, at, operation.reply),
    ];
  });
  return [...channels, ...operations];
}

function replyOf(root: Json, at: string, value: unknown): Thing[] {
  if (value === undefined) {
    return [];
  }
  const reply = follow(root, value);
  const channel = reply.channel === undefined ? undefined : keyOf(reply.channel);
  const address =
    channel === undefined ? String(follow(root, reply.address).location) : addressOf(root, channel);
  return [
    { kind: 'replies', name: `${at}: ${address}` },
    ...messagesOf(root, reply.messages, channel ?? '').flatMap((message) =>
      insideOf(root, `${at}, reply`, message),
    ),
  ];
}

interface Message {
  name: string;
  message: Json;
}

function insideOf(root: Json, at: string, { name, message }: Message): Thing[] {
  return [
    { kind: 'messages', name: `${at}: ${name}` },
    ...propertyNames(root, plainSchema(message.headers)).map((header) => ({
      kind: 'headers',
      name: `${at}: ${name} ${header}`,
    })),
    ...propertyNames(root, plainSchema(message.payload)).map((property) => ({
      kind: 'properties',
      name: `${at}: ${name} ${property}`,
    })),
    ...bindings(root, `${at}: ${name}`, message.bindings),
  ];
}

/** A schema may stand in an object that names its format. */
function plainSchema(value: unknown): unknown {
  return asObject(value).schemaFormat === undefined ? value : asObject(value).schema;
}

function bindings(root: Json, at: string, value: unknown): Thing[] {
  return Object.entries(follow(root, value)).flatMap(([protocol, binding]) =>
    Object.keys(follow(root, binding))
      .filter((name) => name !== 'bindingVersion' && !name.startsWith('x-'))
      .map((name) => ({ kind: 'bindings', name: `${at}: ${protocol} ${name}` })),
  );
}

/** AsyncAPI 3: what the object says itself stays, traits add to it. */
function withTraits(root: Json, object: Json): Json {
  return asList(object.traits).reduceRight<Json>(
    (whole, trait) => added(root, whole, follow(root, trait)),
    object,
  );
}

function added(root: Json, own: Json, more: Json): Json {
  const whole = { ...own };
  for (const [key, value] of Object.entries(more)) {
    const isBoth = Object.keys(asObject(whole[key])).length > 0 && Object.keys(asObject(value)).length > 0;
    whole[key] = isBoth ? added(root, follow(root, whole[key]), follow(root, value)) : (whole[key] ?? value);
  }
  return whole;
}

/** The messages that are named, or all that the channel has. */
function messagesOf(root: Json, named: unknown, channel: string): Message[] {
  const ofChannel = asObject(follow(root, asObject(root.channels)[channel]).messages);
  const keys = named === undefined ? Object.keys(ofChannel) : asList(named).map(keyOf);
  return keys.map((key) => {
    const message = withTraits(root, follow(root, ofChannel[key]));
    return { name: String(message.name ?? key), message };
  });
}

function addressOf(root: Json, key: string): string {
  const { address } = follow(root, asObject(root.channels)[key]);
  return typeof address === 'string' ? address : key;
}

/** The last part of a reference. */
function keyOf(reference: unknown): string {
  const last = String(asObject(reference).$ref).split('/').at(-1) ?? '';
  return decodeURIComponent(last).replaceAll('~1', '/').replaceAll('~0', '~');
}
