import { expect, it } from 'vitest';
import { readCloudEvents } from './read-cloud-events.ts';

const context = { specversion: '1.0', id: 'e-1', source: '/orders', type: 'order.created' };

function readStructured(text: string) {
  const [read] = readCloudEvents({
    headers: { 'content-type': 'application/cloudevents+json' },
    body: Buffer.from(text),
    application: 'shop',
    limitBytes: 1000,
  });
  return { ...read?.attributes, data: Buffer.from(read?.data ?? []).toString() };
}

function readBinary(headers: Record<string, string>, body?: Uint8Array) {
  return readCloudEvents({
    headers: {
      'ce-specversion': '1.0',
      'ce-id': 'e-1',
      'ce-source': '/orders',
      'ce-type': 'order.created',
      ...headers,
    },
    body,
    application: 'shop',
    limitBytes: 1000,
  })[0];
}

function withMembers(members: string): string {
  return `${JSON.stringify(context).slice(0, -1)},${members}}`;
}

it.each([
  ['JSON as it is written', '"data":{"b":1.0, "1":2}', '{"b":1.0, "1":2}'],
  ['the last of two', '"data":1,"data":2', '2'],
  ['text in quotes where it is JSON', '"data":"a"', '"a"'],
  ['text without them where it is none', '"datacontenttype":"text/plain","data":"a"', 'a'],
  ['false', '"data":false', 'false'],
  ['bytes', '"data_base64":"aGk="', 'hi'],
  ['none', '"data":null', ''],
])('data is %s', (_what, members, data) => {
  expect(readStructured(withMembers(members)).data).toBe(data);
});

it('extensions are texts, whatever they are in JSON', () => {
  expect(readStructured(withMembers('"a":true,"b":-7,"c":null,"d":"x"'))).toEqual({
    ...context,
    source: 'shop',
    a: 'true',
    b: '-7',
    d: 'x',
    data: '',
  });
});

it('headers are read as UTF-8 with percent signs, and bytes stay as they are', () => {
  const bytes = Uint8Array.of(0, 255, 10, 13);
  const read = readBinary({ 'ce-subject': 'caf%C3%A9', 'content-type': 'application/octet-stream' }, bytes);
  expect(read?.attributes).toMatchObject({
    subject: 'café',
    datacontenttype: 'application/octet-stream',
    source: 'shop',
  });
  expect([...(read?.data ?? [])]).toEqual([...bytes]);
});

it.each([
  ['an object as an extension', '"a":{}'],
  ['a fraction as an extension', '"a":1.5'],
  ['a capital in a name', '"orderId":"1"'],
  ['a name that no object should have', '"__proto__":"x"'],
  ['a line break in an attribute', '"subject":"a\\nb"'],
  ['half a character', '"subject":"\\ud800"'],
  ['a time that is none', '"time":"yesterday"'],
  ['data twice', '"data":1,"data_base64":"aGk="'],
  ['no base64', '"data_base64":"a"'],
  ['attributes without end', `"subject":"${'x'.repeat(1000)}"`],
  ['an id that is no text', '"id":[1]'],
])('%s is refused', (_what, members) => {
  expect(() => readStructured(withMembers(members))).toThrow(expect.objectContaining({ code: 'INVALID' }));
});

it.each([
  ['a percent sign alone', { 'ce-subject': '100%' }],
  ['a name with a dash', { 'ce-order-id': '1' }],
  ['a control character', { 'ce-subject': '%0d%0aset-cookie: a' }],
])('%s in a header is refused', (_what, headers) => {
  expect(() => readBinary(headers)).toThrow(expect.objectContaining({ code: 'INVALID' }));
});

it('a body that is no UTF-8 is refused', () => {
  const headers = { 'content-type': 'application/cloudevents+json' };
  const body = Uint8Array.of(0x22, 0xff, 0x22);
  expect(() => readCloudEvents({ headers, body, application: 'shop', limitBytes: 1000 })).toThrow(/UTF-8/);
});
