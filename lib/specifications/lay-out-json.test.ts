import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { maxSpecificationBytes } from '#lib/config/max-specification-bytes.ts';
import { layOutJson } from './lay-out-json.ts';
import { prettyJson, prettyLength } from './raw-json.ts';
import { readSpecification } from './read-specification.ts';
import { storedText } from './stored-text.ts';

beforeEach(() => vi.stubEnv('MOORING_MAX_SPEC_BYTES', '5000000'));
afterEach(() => vi.unstubAllEnvs());

/** An OpenAPI document of `count` paths, without blanks. */
function openapi(count: number): string {
  const get = { responses: { 200: { description: 'It, [all] of "it": schön' } } };
  const paths = Object.fromEntries(Array.from({ length: count }, (_, index) => [`/${index}`, { get }]));
  return JSON.stringify({ openapi: '3.0.3', info: { title: 'Large', version: '1' }, paths });
}

it('indents what is short enough', () => {
  expect(layOutJson('{"a":[1,{}]}')).toBe('{\n  "a": [\n    1,\n    {}\n  ]\n}');
});

it('knows the length before', () => {
  const text = openapi(3);
  for (const indentBy of [2, 0]) {
    expect(prettyLength(text, indentBy)).toBe(prettyJson(text, indentBy).length);
  }
});

it.each([28_000, 54_000, 58_800])('lets what can be stored be read and sent back: %i paths', (count) => {
  const spec = openapi(count);
  expect(Buffer.byteLength(spec)).toBeLessThanOrEqual(maxSpecificationBytes());
  const { text } = storedText(`{"api":{"spec":${spec}}}`, 'api');
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(maxSpecificationBytes());
  expect(text.replaceAll('\n', '').length).toBeGreaterThanOrEqual(spec.length);
  expect(readSpecification(text).report).toMatchObject({ kind: 'openapi', operationCount: count });
});
