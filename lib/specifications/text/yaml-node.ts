/** A value of a YAML document, aliases and merges resolved: what several places share is one node. */
export type YamlNode = YamlScalar | YamlMapping | YamlList;

interface YamlPlace {
  start: number;
  end: number;
  /** Characters that it takes written out, about. */
  chars: number;
  /** Levels of mappings and lists below it. */
  levels: number;
}

export interface YamlScalar extends YamlPlace {
  type: 'scalar';
  value: string | number | boolean | null;
  /** As it is written, but for quotes. */
  source: string;
}

export interface YamlEntry {
  name: string;
  nameStart: number;
  nameEnd: number;
  node: YamlNode;
}

export interface YamlMapping extends YamlPlace {
  type: 'mapping';
  entries: YamlEntry[];
}

export interface YamlList extends YamlPlace {
  type: 'list';
  items: YamlNode[];
}

type JsonLike = string | number | boolean | null | JsonLike[] | { [name: string]: JsonLike };

/** The plain value; nodes that are shared become one object. */
export function yamlValue(node: YamlNode, known: Map<YamlNode, JsonLike> = new Map()): JsonLike {
  if (node.type === 'scalar') {
    return node.value;
  }
  const before = known.get(node);
  if (before !== undefined) {
    return before;
  }
  const value: JsonLike =
    node.type === 'list'
      ? node.items.map((item) => yamlValue(item, known))
      : objectOf(node.entries.map((entry) => [entry.name, yamlValue(entry.node, known)]));
  known.set(node, value);
  return value;
}

function objectOf(members: [string, JsonLike][]): { [name: string]: JsonLike } {
  const object: { [name: string]: JsonLike } = {};
  for (const [name, value] of members) {
    if (name === '__proto__') {
      Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
    } else {
      object[name] = value;
    }
  }
  return object;
}

const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/** The JSON text, with keys in their order and numbers with their digits. */
export function yamlToJson(node: YamlNode): string {
  switch (node.type) {
    case 'mapping':
      return `{${node.entries.map((entry) => `${JSON.stringify(entry.name)}:${yamlToJson(entry.node)}`).join(',')}}`;
    case 'list':
      return `[${node.items.map(yamlToJson).join(',')}]`;
    case 'scalar':
      return typeof node.value === 'number' && jsonNumber.test(node.source)
        ? node.source
        : JSON.stringify(node.value);
  }
}
