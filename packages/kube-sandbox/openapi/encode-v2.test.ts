import { expect, test } from 'vitest';
import { encodeOpenApiV2 } from './encode-v2.ts';
import { encodeMessage } from './protobuf-writer.ts';

test('writes fields as protobuf does', () => {
  // the examples of the protobuf encoding guide
  expect(encodeMessage((writer) => writer.integer(1, 150)).toString('hex')).toBe('089601');
  expect(encodeMessage((writer) => writer.text(2, 'testing')).toString('hex')).toBe('120774657374696e67');
  const nested = encodeMessage((writer) => writer.message(3, (inner) => inner.integer(1, 150)));
  expect(nested.toString('hex')).toBe('1a03089601');
  expect(encodeMessage((writer) => writer.integer(1, -1)).toString('hex')).toBe('08ffffffffffffffffff01');
  expect(encodeMessage((writer) => writer.double(1, 1)).toString('hex')).toBe('09000000000000f03f');
  const nothing = encodeMessage((writer) => {
    writer.text(1, undefined);
    writer.bool(2, false);
  });
  expect(nothing).toHaveLength(0);
});

test('puts a definition where gnostic looks for it', () => {
  const encoded = encodeOpenApiV2({
    swagger: '2.0',
    info: { title: 'T', version: 'v1' },
    paths: {},
    definitions: { A: { type: 'object', 'x-kubernetes-list-type': 'set' } },
  });
  const typeItem = `b201080a06${Buffer.from('object').toString('hex')}`;
  const any = (yaml: string) => `12${length(yaml)}${hex(yaml)}`;
  const named = `0a${length('x-kubernetes-list-type')}${hex('x-kubernetes-list-type')}${wrap('12', any('"set"'))}`;
  const schema = typeItem + wrap('fa01', named);
  const entry = `0a01${hex('A')}${wrap('12', schema)}`;
  expect(encoded.toString('hex')).toBe(
    `0a03${hex('2.0')}${wrap('12', `0a01${hex('T')}1202${hex('v1')}`)}4200${wrap('4a', wrap('0a', entry))}`,
  );
});

function hex(text: string): string {
  return Buffer.from(text).toString('hex');
}

function length(text: string): string {
  return text.length.toString(16).padStart(2, '0');
}

function wrap(tag: string, content: string): string {
  return `${tag}${(content.length / 2).toString(16).padStart(2, '0')}${content}`;
}
