import type { Thing } from './document-set.ts';
import { asList, asObject, follow, type Json, withoutMember } from './json-tree.ts';

/** All that an AsyncAPI 3 document lists, by a walk through its tree. */
export function countAsyncApi(root: Json): Thing[] {
  const channels = Object.keys(asObject(root.channels)).map((key) => ({
    kind: 'channels',
    name: addressOf(root, key),
  }));
  const operations = Object.entries(asObject(root.operations)).flatMap(([key, value]) => {
    const operation = follow(root, value);
    const channel = keyOf(operation.channel);
    const at = `${operation.action} ${addressOf(root, channel)}`;
    return [
      {
        kind: 'operations',
        name: at,
        isOffered: true,
        without: () => withoutMember(root, ['operations', key]),
      },
      ...messagesOf(root, operation, channel).map((name) => ({ kind: 'messages', name: `${at}: ${name}` })),
    ];
  });
  return [...channels, ...operations];
}

/** Names of the messages that an operation names, or of all that its channel has. */
function messagesOf(root: Json, operation: Json, channel: string): string[] {
  const ofChannel = asObject(follow(root, asObject(root.channels)[channel]).messages);
  const keys =
    operation.messages === undefined ? Object.keys(ofChannel) : asList(operation.messages).map(keyOf);
  return keys.map((key) => String(follow(root, ofChannel[key]).name ?? key));
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
