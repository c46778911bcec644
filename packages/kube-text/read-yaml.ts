import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { problemAt, type TextPlace, type TextProblem, type YamlFault, yamlProblem } from './yaml-problem.ts';
import { plainValue } from './yaml-scalar.ts';

/** Text that is no YAML, or says what a Kubernetes object cannot hold. */
export class YamlError extends Error {
  readonly problems: readonly TextProblem[];

  constructor(problems: readonly TextProblem[]) {
    super(`line ${problems[0]?.line}: ${problems[0]?.message}`);
    this.name = 'YamlError';
    this.problems = problems;
  }
}

/** More values than this come from aliases in no honest object. */
const mostAliased = 10_000;

/**
 * The documents of a text that are not empty, read as kubectl and the API server read them: YAML 1.1 as go-yaml v2 has it
 * (`yaml-scalar.ts`), keys as texts, `<<` merged in its place, whole numbers beyond 2^53 as bigints. Where kubectl lets
 * the last of two equal keys count without a word, this refuses.
 * @throws YamlError
 */
export function readYamlDocuments(text: string): unknown[] {
  return documentsOf(text).map(({ value }) => value);
}

/**
 * The one document of a text; undefined where all is empty.
 * @throws YamlError, also for a second document.
 */
export function readYaml(text: string): unknown {
  const [first, second] = documentsOf(text);
  if (second !== undefined) {
    throw new YamlError([problemAt(second.start, 'secondDocument')]);
  }
  return first?.value;
}

interface ReadDocument {
  value: unknown;
  start: TextPlace;
}

function documentsOf(text: string): ReadDocument[] {
  const lines = new LineCounter();
  // failsafe: every word a text, to be read below
  const parsed = parseAllDocuments(text, {
    lineCounter: lines,
    schema: 'failsafe',
    uniqueKeys: false,
    resolveKnownTags: false,
  });
  const documents = Array.isArray(parsed) ? parsed : [];
  const problems = documents.flatMap(({ errors }) => errors.map((error) => yamlProblem(error, lines)));
  if (problems.length > 0) {
    throw new YamlError(problems);
  }
  return documents.filter(hasContent).map((document) => ({
    value: new Reader(document, lines).read(document.contents),
    start: positionOf(document.contents, lines),
  }));
}

function hasContent({ contents }: Document.Parsed): boolean {
  return contents !== null && !(isScalar(contents) && contents.source === '');
}

function positionOf(node: Node | null | undefined, lines: LineCounter): TextPlace {
  const { line, col } = lines.linePos(node?.range?.[0] ?? 0);
  return { line, column: col };
}

class Reader {
  private readonly document: Document.Parsed;
  private readonly lines: LineCounter;
  private readonly open = new Set<Node>();
  private aliased = 0;

  constructor(document: Document.Parsed, lines: LineCounter) {
    this.document = document;
    this.lines = lines;
  }

  read(node: unknown): unknown {
    if (this.open.size > 0) {
      this.aliased += 1;
      if (this.aliased > mostAliased) {
        this.refuse(node, 'tooManyAliased', { most: String(mostAliased) });
      }
    }
    if (isAlias(node)) {
      return this.followed(node, (target) => this.read(target));
    }
    if (isMap(node)) {
      return Object.fromEntries(this.members(node));
    }
    if (isSeq(node)) {
      return node.items.map((item) => this.read(isPair(item) ? item.value : item));
    }
    return isScalar(node) ? this.scalar(node) : null;
  }

  private members(map: YAMLMap): Map<string, unknown> {
    const members = new Map<string, unknown>();
    const own = new Set<string>();
    for (const { key, value } of map.items) {
      if (isMerge(key)) {
        // in its place, as go-yaml v2 does: it replaces what stands above it
        for (const [name, merged] of this.merged(value)) {
          members.set(name, merged);
        }
        continue;
      }
      const name = this.keyText(key);
      if (own.has(name)) {
        this.refuse(key, 'keyTwice', { key: JSON.stringify(name) });
      }
      own.add(name);
      members.set(name, this.read(value));
    }
    return members;
  }

  private merged(source: unknown): [string, unknown][] {
    if (isAlias(source)) {
      return this.followed(source, (target) => this.merged(target));
    }
    if (isMap(source)) {
      return [...this.members(source)];
    }
    if (isSeq(source) && source.items.every((item) => isMap(item) || isAlias(item))) {
      // the first counts
      return source.items.toReversed().flatMap((item) => this.merged(item));
    }
    return this.refuse(source, 'notMergeable');
  }

  private followed<T>(alias: Alias, use: (target: Node) => T): T {
    const target = alias.resolve(this.document);
    if (target === undefined) {
      return this.refuse(alias, 'noAnchor', { name: alias.source });
    }
    if (this.open.has(target)) {
      return this.refuse(alias, 'containsItself', { name: alias.source });
    }
    this.open.add(target);
    const used = use(target);
    this.open.delete(target);
    return used;
  }

  private keyText(key: unknown): string {
    const read = isAlias(key) || isScalar(key) ? this.read(key) : undefined;
    if (typeof read === 'string' || typeof read === 'boolean' || typeof read === 'bigint') {
      return String(read);
    }
    if (typeof read === 'number' && Number.isSafeInteger(read) && !/[.eE]/.test(sourceOf(key))) {
      return String(read);
    }
    return this.refuse(key, 'keyNoText');
  }

  private scalar(scalar: Scalar): unknown {
    const text = String(scalar.value ?? '');
    const kind = /^tag:yaml\.org,2002:(\w+)$/.exec(scalar.tag ?? '')?.[1];
    if (
      scalar.tag === undefined
        ? scalar.type !== 'PLAIN'
        : kind === undefined || kind === 'str' || kind === 'timestamp'
    ) {
      return text;
    }
    if (kind === 'binary') {
      return this.decoded(scalar, text);
    }
    const value = plainValue(text);
    if (kind !== undefined && !(kindsOfValue[kind] ?? []).includes(value === null ? 'null' : typeof value)) {
      return this.refuse(scalar, 'notOfKind', { text: JSON.stringify(text), kind });
    }
    return typeof value === 'number' && !Number.isFinite(value)
      ? this.refuse(scalar, 'numberNotHeld', { text })
      : value;
  }

  private decoded(scalar: Scalar, text: string): string {
    try {
      return new TextDecoder().decode(
        Uint8Array.from(atob(text.replace(/\s/g, '')), (char) => char.charCodeAt(0)),
      );
    } catch {
      return this.refuse(scalar, 'notBase64');
    }
  }

  private refuse(node: unknown, code: YamlFault, values?: TextProblem['values']): never {
    throw new YamlError([problemAt(positionOf(node as Node | null, this.lines), code, values)]);
  }
}

const kindsOfValue: Record<string, string[]> = {
  int: ['number', 'bigint'],
  float: ['number', 'bigint'],
  bool: ['boolean'],
  null: ['null'],
};

function isMerge(key: unknown): boolean {
  return isScalar(key) && key.type === 'PLAIN' && key.tag === undefined && key.value === '<<';
}

function sourceOf(key: unknown): string {
  return isScalar(key) ? (key.source ?? '') : '';
}
