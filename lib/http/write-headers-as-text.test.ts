import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { writeHeadersAsText } from './write-headers-as-text.ts';

function response(): ServerResponse {
  const made = new ServerResponse(new IncomingMessage(new Socket()));
  writeHeadersAsText(made);
  return made;
}

it('takes a list of one for its only text', () => {
  expect(response().setHeader('content-type', ['application/json']).getHeader('content-type')).toBe(
    'application/json',
  );
});

it('leaves texts, numbers and lists of several as they are', () => {
  const cookies = ['a=1', 'b=2'];
  const made = response()
    .setHeader('content-length', 12)
    .setHeader('vary', 'origin')
    .setHeader('set-cookie', cookies);
  expect(made.getHeaders()).toEqual({ 'content-length': 12, vary: 'origin', 'set-cookie': cookies });
});
