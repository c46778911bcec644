import { expect, it } from 'vitest';
import { ChunkedReader } from './body-reader.ts';
import { parseResponse } from './parse-response.ts';

it.each(['000', '099'])('a status of %s is none', (status) => {
  expect(() => parseResponse(`HTTP/1.1 ${status} OK\r\nContent-Length: 0\r\n`, 'GET')).toThrow('malformed');
});

it.each(['2;', '2;=b', '2;a b', '2;a="b', '2x'])('"%s" is no size of a chunk', (line) => {
  const sink = { onBody: () => expect.fail('the body has begun') };
  expect(() => new ChunkedReader().read(Buffer.from(`${line}\r\nok\r\n0\r\n\r\n`), 0, sink)).toThrow('size');
});

it.each(['2', '02', '2 \t', '2;a', '2;a=b;c', '2;a="b \\" c"'])('"%s" is the size of a chunk', (line) => {
  let body = '';
  const sink = {
    onBody(part: Buffer) {
      body += part.toString();
    },
  };
  const bytes = Buffer.from(`${line}\r\nok\r\n0\r\n\r\n`);
  expect(new ChunkedReader().read(bytes, 0, sink)).toBe(bytes.length);
  expect(body).toBe('ok');
});
