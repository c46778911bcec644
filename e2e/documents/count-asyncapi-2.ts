import type { Thing } from './document-set.ts';
import { asList, asObject, follow, type Json, withoutMember } from './json-tree.ts';
import { propertyNames } from './property-names.ts';

const directions = { subscribe: 'send', publish: 'receive' };

/** What an AsyncAPI 2 document lists, by a walk through its tree; without parameters and bindings. */
export function countAsyncApi2(root: Json): Thing[] {
  return Object.entries(asObject(root.channels)).flatMap(([address, value]) => {
    const channel = follow(root, value);
    return [
      { kind: 'channels', name: address },
      ...Object.entries(directions)
        .filter(([key]) => channel[key] !== undefined)
        .flatMap(([key, direction]) => {
          const at = `${direction} ${address}`;
          const without = () => withoutMember(root, ['channels', address, key]);
          return [
            { kind: 'operations', name: at, isOffered: true, without },
            ...messageThings(root, at, asObject(channel[key]).message),
          ];
        }),
    ];
  });
}

function messageThings(root: Json, at: string, value: unknown): Thing[] {
  const message = follow(root, value);
  const name = String(message.name ?? String(asObject(value).$ref).split('/').at(-1));
  const traits = asList(message.traits).map((trait) => follow(root, trait));
  const headers = [message, ...traits].flatMap((one) => propertyNames(root, one.headers));
  return [
    { kind: 'messages', name: `${at}: ${name}` },
    ...[...new Set(headers)].map((header) => ({ kind: 'headers', name: `${at}: ${name} ${header}` })),
    ...propertyNames(root, message.payload).map((property) => ({
      kind: 'properties',
      name: `${at}: ${name} ${property}`,
    })),
  ];
}
