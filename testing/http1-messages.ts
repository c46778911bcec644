import fc from 'fast-check';

/**
 * Messages of HTTP/1.1 as bytes in latin1, made from the grammar of RFC 9112 with slips in it: most are right, some are
 * wrong in one place, few in several.
 */
export interface MessageOfRequest {
  head: string;
  body: string;
}

/** What stands in place of the right thing, now and then. */
function mostly(right: fc.Arbitrary<string>, ...slips: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.oneof({ arbitrary: right, weight: 40 }, ...slips.map((arbitrary) => ({ arbitrary, weight: 1 })));
}

function textOf(characters: string, maxLength: number, minLength = 0): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength });
}

function range(from: number, to: number): string {
  return String.fromCharCode(...Array.from({ length: to - from + 1 }, (_, index) => from + index));
}

const visible = range(0x21, 0x7e);
const controls = range(0x00, 0x1f) + range(0x7f, 0x7f);
const beyondAscii = range(0x80, 0xff);
const tokenCharacters = "!#$%&'*+-.^_`|~09AZaz";

const lineEnd = mostly(
  fc.constant('\r\n'),
  fc.constantFrom('\n', '\r', '\r\r\n', '\r\n ', ' \r\n', '\n\r\n'),
);
const space = fc.constantFrom('', ' ', ' ', ' ', '\t', '  ', ' \t ');
const anyCase = (name: string) =>
  fc.constantFrom(
    name,
    name,
    name.toLowerCase(),
    name.toUpperCase(),
    name.replace(/.$/, (last) => last.toUpperCase()),
  );

const plainName = mostly(
  fc.oneof(
    textOf(tokenCharacters, 12, 1),
    fc.constantFrom(
      'Accept',
      'Cookie',
      'Set-Cookie',
      'Content-Type',
      'X-Many',
      'x-many',
      'Keep-Alive',
      'Trailer',
    ),
  ),
  textOf(`${tokenCharacters} \t()/:;<>@[]{}"`, 8),
  textOf(tokenCharacters + beyondAscii + controls, 8),
);
const plainValue = mostly(
  fc.oneof(textOf(`${visible} \t`, 20), textOf(`${visible + beyondAscii} \t`, 20)),
  textOf(`${visible + controls} `, 12),
);

/** Names by which a message says where it ends, and what it may say there. */
const telling: [name: string, values: string[]][] = [
  [
    'Connection',
    ['close', 'keep-alive', 'Close', 'close, x-many', 'keep-alive, close', 'upgrade', 'x-many', ''],
  ],
  ['Proxy-Connection', ['close', 'keep-alive', 'Keep-Alive']],
  ['Content-Length', ['0', '1', '3', '03', '+3', '-1', '0x3', '3, 3', '3 3', '', '9999999999', '3;']],
  [
    'Transfer-Encoding',
    ['chunked', 'Chunked', 'gzip', 'gzip, chunked', 'chunked, gzip', 'identity', '', 'xchunked'],
  ],
  ['Upgrade', ['websocket', 'h2c']],
  ['Expect', ['100-continue', 'more']],
  ['TE', ['trailers']],
  ['Host', ['b.example', '', 'b.example:80']],
];

const plainField = field(plainName, plainValue);
const tellingField = fc
  .constantFrom(...telling)
  .chain(([name, values]) => field(anyCase(name), fc.constantFrom(...values)));

function field(name: fc.Arbitrary<string>, value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const colon = mostly(fc.constant(':'), fc.constantFrom(' :', '', '::', ';'));
  return fc.tuple(name, colon, space, value, space, lineEnd).map((parts) => parts.join(''));
}

/** Header lines around those that a message needs. */
function fieldsAround(needed: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  const others = fc.array(
    fc.oneof({ arbitrary: plainField, weight: 12 }, { arbitrary: tellingField, weight: 2 }),
    { maxLength: 5 },
  );
  return fc
    .tuple(others, fc.tuple(...needed), others)
    .map(([before, own, after]) => [...before, ...own, ...after].join(''));
}

const bytes = textOf(range(0x00, 0xff), 24);
/** Bodies that look like the next message. */
const body = fc.oneof(
  { arbitrary: bytes, weight: 6 },
  {
    arbitrary: fc.constantFrom(
      '\r\n',
      '0\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: a\r\n\r\n',
      'HTTP/1.1 200 OK\r\n\r\n',
    ),
    weight: 1,
  },
);

const lengthOf = (text: string) =>
  mostly(
    fc.constant(String(text.length)),
    fc.constant(`0${text.length}`),
    fc.constant(String(text.length + 1)),
    fc.nat(30).map(String),
  );

const method = mostly(
  fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
  fc.constantFrom('get', 'PROPFIND', 'TRACE', 'CONNECT', 'G ET', ''),
);
const target = mostly(
  fc.oneof(textOf(visible, 20), textOf("az09-._~%/?&=+:@!$'()*,;", 20)).map((rest) => `/${rest}`),
  fc.constantFrom('*', 'http://a.example/x', 'a.example:80', '', '//x'),
  textOf(`${visible + beyondAscii} \t`, 12).map((rest) => `/${rest}`),
  textOf(visible + controls, 8).map((rest) => `/${rest}`),
);
const version = mostly(
  fc.constant('HTTP/1.1'),
  fc.constantFrom('HTTP/1.0', 'HTTP/2.0', 'http/1.1', 'HTTP/1.10', 'HTTP/1', ''),
);
const gap = mostly(fc.constant(' '), fc.constantFrom('  ', '\t', ''));

/** A request, whole: its head, and a body where it announces one. */
export const requests: fc.Arbitrary<MessageOfRequest> = fc
  .oneof({ arbitrary: fc.constant(undefined), weight: 2 }, { arbitrary: body, weight: 1 })
  .chain((sent) => {
    const line = fc.tuple(method, gap, target, gap, version, lineEnd).map((parts) => parts.join(''));
    const host = mostly(
      field(anyCase('Host'), fc.constantFrom('a.example', 'a.example:8080', 'A', '')),
      fc.constant(''),
    );
    const length = sent === undefined ? [] : [field(anyCase('Content-Length'), lengthOf(sent))];
    return fc
      .tuple(line, fieldsAround([host, ...length]), lineEnd)
      .map((parts) => ({ head: parts.join(''), body: sent ?? '' }));
  });

const status = mostly(
  fc.constantFrom('200', '201', '204', '304', '401', '500', '599'),
  fc.integer({ min: 0, max: 999 }).map((code) => String(code).padStart(3, '0')),
  fc.constantFrom('20', '2000', ' 200', '-20', 'abc'),
);
const reason = mostly(
  fc.oneof(
    fc.constantFrom(' OK', '', ' '),
    textOf(`${visible + beyondAscii} `, 12).map((text) => ` ${text}`),
  ),
  textOf(visible + controls, 6).map((text) => ` ${text}`),
);
const statusLine = fc
  .tuple(mostly(version, fc.constant('HTTP/1.0')), gap, status, reason, lineEnd)
  .map((parts) => parts.join(''));

const interim = fc
  .tuple(
    fc.constantFrom('100 Continue', '102 Processing', '103 Early Hints', '199'),
    fc.array(plainField, { maxLength: 1 }),
  )
  .map(([what, fields]) => `HTTP/1.1 ${what}\r\n${fields.join('')}\r\n`);

/** Spaces behind the size of a chunk are padding of old servers: the gateway reads over it, where Node refuses. */
const sizeEnd = mostly(fc.constant('\r\n'), fc.constantFrom('\n', '\r', '\r\r\n', '\n\r\n'));

const extension = mostly(
  fc.constantFrom('', '', ';a', ';a=b', ';a="b c"', ';a=b;c'),
  textOf(`${visible} \t`, 6).map((text) => `;${text}`),
  textOf(visible + controls, 4).map((text) => `;${text}`),
  fc.constantFrom('x', ',', '\0'),
);

function chunk(data: string): fc.Arbitrary<string> {
  const size = mostly(
    fc.constantFrom(
      data.length.toString(16),
      data.length.toString(16).toUpperCase(),
      `0${data.length.toString(16)}`,
    ),
    fc.constantFrom('', '-1', '0x1', '+1', '1_', 'g'),
    fc.constant((data.length + 1).toString(16)),
  );
  return fc
    .tuple(size, extension, sizeEnd, lineEnd)
    .map(([said, more, end, last]) => `${said}${more}${end}${data}${last}`);
}

const chunks = fc
  .array(textOf(range(0x00, 0xff), 20, 1), { maxLength: 3 })
  .chain((parts) =>
    fc.tuple(
      fc.tuple(...parts.map(chunk)),
      fc.constantFrom('0', '0', '00', '000000'),
      extension,
      sizeEnd,
      fc.array(plainField, { maxLength: 2 }),
      lineEnd,
    ),
  )
  .map(([sized, zero, more, end, trailers, last]) => [...sized, zero, more, end, ...trailers, last].join(''));

const unframed = fc.tuple(fieldsAround([]), body);
const measured = body.chain((sent) =>
  fc.tuple(fieldsAround([field(anyCase('Content-Length'), lengthOf(sent))]), fc.constant(sent)),
);
const chunked = fc.tuple(fieldsAround([field(anyCase('Transfer-Encoding'), anyCase('chunked'))]), chunks);

/** All that a target says on a connection before it ends it: a response, perhaps behind others that announce it. */
export const responses: fc.Arbitrary<string> = fc
  .tuple(
    fc.oneof({ arbitrary: fc.constant([]), weight: 8 }, fc.array(interim, { maxLength: 2 })),
    statusLine,
    fc.oneof(unframed, measured, chunked),
    lineEnd,
  )
  .map(([before, line, [fields, content], end]) => [...before, line, fields, end, content].join(''));
