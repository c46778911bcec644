import { expect, it } from 'vitest';
import { parseRequest } from './parse-request.ts';

function requestWith(fields: string): Buffer {
  return Buffer.from(`GET /x HTTP/1.1\r\nHost: a.example\r\n${fields}\r\n`);
}

it.each(['', 'Connection: close\r\n', 'Keep-Alive: timeout=5\r\n'])(
  'with "%j" a request is plain',
  (fields) => {
    expect(parseRequest(requestWith(fields))).toMatchObject({ method: 'GET', url: '/x' });
  },
);

it.each([
  'Proxy-Connection: close\r\n',
  'Connection: upgrade\r\n',
  'Content-Length: 0\r\nContent-Length: 0\r\n',
  'Transfer-Encoding: chunked\r\n',
])('with "%j" a request is left to Node', (fields) => {
  expect(parseRequest(requestWith(fields))).toBeUndefined();
});
