import { readFileSync } from 'node:fs';
import { builtinDefinitions } from '../schema/schema.ts';

/** How one field of a built-in kind is written in protobuf. */
export interface WireField {
  /** Its name in JSON; empty where its own fields stand in the parent's place. */
  name: string;
  inline: boolean;
  /** A zero value is the same as none. */
  omitsZero: boolean;
  repeated: boolean;
  isMap: boolean;
  /** One of `kinds`, or `m` with the definition's name in `message`. */
  kind: string;
  message: string;
}

export type WireMessage = ReadonlyMap<number, WireField>;

function readField(text: string): WireField {
  const parts = /^(\^?)(\??)(\*?)(\[\]|\{\})?\*?(\w)(\S*) (.*)$/.exec(text);
  if (!parts) throw new Error(`unreadable wire field ${JSON.stringify(text)}`);
  const [, inline, optional, pointer, container, kind = '', message = '', name = ''] = parts;
  return {
    name,
    inline: inline !== '',
    omitsZero: optional !== '' && pointer === '' && container === undefined,
    repeated: container === '[]',
    isMap: container === '{}',
    kind,
    message,
  };
}

/** Field numbers and types, cut out of Kubernetes 1.20.2's published types: definition name → number → `[^][?][*]type name`. */
const source: { [definition: string]: { [number: string]: string } } = JSON.parse(
  readFileSync(new URL('./builtin-wire-fields.json', import.meta.url), 'utf8'),
);

const messages = new Map<string, WireMessage>();

export function wireMessage(definition: string): WireMessage | undefined {
  const known = messages.get(definition);
  const fields = source[definition];
  if (known || !fields) return known;
  const message = new Map(Object.entries(fields).map(([number, text]) => [Number(number), readField(text)]));
  messages.set(definition, message);
  return message;
}

/** The definition of a kind, as `apiVersion` and `kind` name it. */
export function definitionOfKind(apiVersion: string, kind: string): string | undefined {
  const [version = '', group = ''] = apiVersion.split('/').reverse();
  const found = Object.entries(builtinDefinitions).find(([, definition]) =>
    definition['x-kubernetes-group-version-kind']?.some(
      (gvk) => gvk.kind === kind && gvk.version === version && gvk.group === group,
    ),
  );
  return found?.[0];
}

/** The fields of a definition whose zero (0, false, empty text) the real server's encoder leaves out. */
export function fieldsOmittingZero(definition: string): string[] {
  return [...(wireMessage(definition)?.values() ?? [])]
    .filter((field) => field.omitsZero && 'sitd'.includes(field.kind))
    .map((field) => field.name);
}
