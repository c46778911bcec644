import { expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const text = '{"title":"Größe €"}';

function utf16be(value: string): Buffer {
  return Buffer.from(value, 'utf16le').swap16();
}

it.each([
  ['UTF-8', '', Buffer.from(text)],
  ['UTF-8 with a byte order mark', '', Buffer.from(`\ufeff${text}`)],
  ['UTF-16LE with a byte order mark', 'application/json', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['UTF-16BE with a byte order mark', '', utf16be(`\ufeff${text}`)],
  ['UTF-16LE that nobody names', '', Buffer.from(text, 'utf16le')],
  ['UTF-16BE that nobody names', '', utf16be(text)],
  ['UTF-16 by its header', 'application/json; charset=UTF-16LE', Buffer.from(text, 'utf16le')],
  ['UTF-8 with a mark that contradicts the header', 'a/b; charset=latin1', Buffer.from(`\ufeff${text}`)],
  ['UTF-8 of a charset that nobody knows', 'a/b; charset=x-nothing', Buffer.from(text)],
])('reads %s', (_name, contentType, bytes) => {
  expect(decodeText(bytes, contentType)).toBe(text);
});

const latin1 = Buffer.from('title: Größe', 'latin1');

it.each([
  'text/yaml; charset=ISO-8859-1',
  'text/yaml;charset="iso-8859-1"',
  'text/yaml',
  'text/yaml; charset=utf-8',
])('reads Latin-1 that comes as %s', (contentType) => {
  expect(decodeText(latin1, contentType)).toBe('title: Größe');
});

it('reads the Euro sign of Windows, and Japanese', () => {
  expect(decodeText(Buffer.from([0x35, 0x80]), 'text/plain; charset=windows-1252')).toBe('5€');
  expect(decodeText(Buffer.from([0x93, 0xfa, 0x96, 0x7b]), 'text/plain; charset=Shift_JIS')).toBe('日本');
});

it('reads what XML declares, and declares what it has become', () => {
  const xml = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><a>Größe</a>`;
  expect(decodeText(Buffer.from(xml('ISO-8859-1'), 'latin1'), 'application/xml')).toBe(xml('UTF-8'));
  expect(decodeText(Buffer.from(`\ufeff${xml('UTF-16')}`, 'utf16le'))).toBe(xml('UTF-8'));
  expect(decodeText(Buffer.from(xml('utf-16'), 'utf16le'), 'application/xml')).toBe(xml('UTF-8'));
  expect(decodeText(Buffer.from(xml('UTF-8')))).toBe(xml('UTF-8'));
  // as .NET writes it into a file of another encoding
  expect(decodeText(Buffer.from(xml('utf-16')))).toBe(xml('UTF-8'));
});

it('has nothing to read in nothing', () => {
  expect(decodeText(new Uint8Array())).toBe('');
});
