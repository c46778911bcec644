/** What is said of a body when a service dealt with it badly: the way it was made, and how to make it again. */
export interface HostileBody {
  /** Kind of hostility, such as `deep nesting`. */
  what: string;
  bytes: Buffer;
}

export interface HostileOptions {
  /** The same seed makes the same bodies. */
  seed: number;
  /** A body that the endpoint takes; it is bent, cut and stuffed. */
  valid: unknown;
}

type Random = () => number;

/** An endless row of request bodies that no client should send, from whole garbage to almost right. */
export function* hostileBodies({ seed, valid }: HostileOptions): Generator<HostileBody, never> {
  const random = createRandom(seed);
  const text = JSON.stringify(valid);
  const makers = Object.entries(makersFor(valid, text));
  for (;;) {
    const [what, make] = pick(random, makers);
    const made = make(random);
    yield { what, bytes: typeof made === 'string' ? Buffer.from(made) : made };
  }
}

function makersFor(valid: unknown, text: string): Record<string, (random: Random) => string | Buffer> {
  return {
    'no body': () => '',
    'random bytes': (random) =>
      Buffer.from(Array.from({ length: upTo(random, 200) }, () => upTo(random, 256))),
    'wrong type at the top': (random) => JSON.stringify(scalar(random)),
    'wrong type inside': (random) => JSON.stringify(bend(random, valid, 0.4)),
    'mostly right': (random) => JSON.stringify(bend(random, valid, 0.05)),
    'cut off': (random) => text.slice(0, upTo(random, text.length)),
    'one byte changed': (random) => {
      const bytes = Buffer.from(text);
      bytes[upTo(random, bytes.length)] = upTo(random, 256);
      return bytes;
    },
    'invalid UTF-8': (random) => {
      const at = upTo(random, text.length);
      const bad = pick(random, [
        [0xff],
        [0xc3, 0x28],
        [0xed, 0xa0, 0x80],
        [0xf8, 0x88, 0x80, 0x80, 0x80],
        [0xc0, 0xaf],
      ]);
      return Buffer.concat([Buffer.from(text.slice(0, at)), Buffer.from(bad), Buffer.from(text.slice(at))]);
    },
    'duplicate keys': (random) => duplicateKeys(random, text),
    'deep nesting': (random) => {
      const depth = 1 + upTo(random, 3_000);
      const [open, close] = pick(random, [
        ['[', ']'],
        ['{"a":', '}'],
      ] as const);
      const nested = open.repeat(depth) + (random() < 0.9 ? `1${close.repeat(depth)}` : '');
      return random() < 0.5 ? nested : stuff(random, valid, nested);
    },
    'huge string': (random) => stuff(random, valid, JSON.stringify('x'.repeat(upTo(random, 60_000)))),
    'odd string': (random) => stuff(random, valid, JSON.stringify(pick(random, oddStrings))),
    'huge number': (random) =>
      stuff(random, valid, pick(random, ['1e999', '-1e999', '9'.repeat(400), '1e-999', '-0', '01', 'NaN'])),
    'reserved keys': (random) =>
      stuff(
        random,
        valid,
        pick(random, [
          '{"__proto__":{"polluted":1}}',
          '{"constructor":{"prototype":{"polluted":1}}}',
          '{"toString":1}',
        ]),
      ),
    'many keys': (random) =>
      JSON.stringify(
        Object.fromEntries(Array.from({ length: upTo(random, 500) }, (_, at) => [`k${at}`, at])),
      ),
  };
}

const oddStrings = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u2066',
  '\ufeff',
  "'; DROP TABLE services; --",
  '../../../../etc/passwd',
  '$(id)`id`',
  '{{7*7}}',
  '%00%0d%0aSet-Cookie:a=b',
  'a\r\nX-Injected: 1',
  'http://[::1',
  'http://user:pass@host:99999/',
  'javascript:alert(1)',
  'http://169.254.169.254/latest/meta-data/',
  '\u{1f600}'.repeat(50),
  '(a+)+$'.repeat(20),
];

/** A small generator of numbers in [0, 1) with a seed (mulberry32); good enough to vary, and the same everywhere. */
function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A whole number from 0 to just below `limit`. */
function upTo(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

function pick<T>(random: Random, choices: readonly T[]): T {
  const choice = choices[upTo(random, choices.length)];
  if (choice === undefined) {
    throw new Error('there is nothing to choose from');
  }
  return choice;
}

function scalar(random: Random): unknown {
  return pick<() => unknown>(random, [
    () => null,
    () => random() < 0.5,
    () => upTo(random, 1_000_000) - 500_000,
    () => random() * 1e308,
    () => pick(random, oddStrings),
    () => [],
    () => ({}),
    () => [null, [], {}],
  ])();
}

/** The value with some of its parts replaced by others of any type; `share` of them. */
function bend(random: Random, value: unknown, share: number): unknown {
  if (random() < share) {
    return scalar(random);
  }
  if (Array.isArray(value)) {
    return value.map((item) => bend(random, item, share));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, bend(random, item, share)]));
  }
  return value;
}

/** The value as JSON with one of its parts, anywhere, replaced by raw text. */
function stuff(random: Random, value: unknown, raw: string): string {
  const mark = '"\u0001stuffed\u0001"';
  const marked = JSON.stringify(mark);
  let left = upTo(random, Math.max(1, countParts(value)));
  const visit = (part: unknown): unknown => {
    if (left-- === 0) {
      return mark;
    }
    if (Array.isArray(part)) {
      return part.map(visit);
    }
    if (typeof part === 'object' && part !== null) {
      return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, visit(item)]));
    }
    return part;
  };
  return JSON.stringify(visit(value)).replace(marked, () => raw);
}

function countParts(value: unknown): number {
  if (typeof value !== 'object' || value === null) {
    return 1;
  }
  return Object.values(value).reduce((sum: number, item) => sum + countParts(item), 1);
}

/** One member written twice, the second time in another spelling or with another value. */
function duplicateKeys(random: Random, text: string): string {
  const keys = [...text.matchAll(/"([A-Za-z]+)":/g)].map((match) => match[1] ?? '');
  if (keys.length === 0) {
    return '{"a":1,"a":2}';
  }
  const key = pick(random, keys);
  const spelled = pick(random, [key, key.toUpperCase(), key.toLowerCase()]);
  const value = JSON.stringify(scalar(random));
  return text.replace(`"${key}":`, () => `"${spelled}":${value},"${key}":`);
}
