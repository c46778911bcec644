import { expect, it } from 'vitest';
import { compactJson, rawElements, rawMembers } from './raw-json.ts';

const body = `{ "name": "a \\" } ,", "n" :-1.5e3,
  "api" : {"targetUrl":"x", "Spec": { "responses": {"404": {}, "200": [1, {"a":"]"}] }, "big": 12345678901234567890.10 } },
  "t":true , "z": null}`;

it('cuts members out as they stand', () => {
  expect(rawMembers(body).map((member) => [member.key, member.raw])).toEqual([
    ['name', '"a \\" } ,"'],
    ['n', '-1.5e3'],
    ['api', expect.stringContaining('"Spec"')],
    ['t', 'true'],
    ['z', 'null'],
  ]);
  expect(rawMembers('{}')).toEqual([]);
  expect(rawMembers('[1]')).toEqual([]);
});

it('cuts elements out as they stand', () => {
  expect(rawElements(' [ 1.0 , {"b":[1, 2], "a":"]"},"x,y" ] ')).toEqual([
    '1.0',
    '{"b":[1, 2], "a":"]"}',
    '"x,y"',
  ]);
  expect(rawElements('[]')).toEqual([]);
  expect(rawElements('{}')).toEqual([]);
});

it('keeps blanks inside strings', () => {
  expect(compactJson('{ "a b" : "c  \\" d" ,\n\t"e":[ 1 , 2 ] }')).toBe('{"a b":"c  \\" d","e":[1,2]}');
});

it('is fast on ten megabytes', () => {
  const path = '{ "get": { "summary": "a \\"b\\" c", "responses": { "404": {}, "200": [1, 2, 3] } } }';
  const text = `{ "paths": { ${Array.from({ length: 120_000 }, (_, index) => `"/p${index}": ${path}`).join(', ')} } }`;
  const startedAtMs = performance.now();
  expect(JSON.parse(compactJson(text))).toBeTypeOf('object');
  expect(rawMembers(text)).toHaveLength(1);
  expect(performance.now() - startedAtMs).toBeLessThan(5_000);
});
