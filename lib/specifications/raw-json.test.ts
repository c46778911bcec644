import { expect, it } from 'vitest';
import { compactJson, prettyJson, rawElements, rawMember, rawMembers, setRawMember } from './raw-json.ts';

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

it('takes ten megabytes', () => {
  const path = '{ "get": { "summary": "a \\"b\\" c", "responses": { "404": {}, "200": [1, 2, 3] } } }';
  const text = `{ "paths": { ${Array.from({ length: 120_000 }, (_, index) => `"/p${index}": ${path}`).join(', ')} } }`;
  expect(JSON.parse(compactJson(text))).toBeTypeOf('object');
  expect(rawMembers(text)).toHaveLength(1);
});

it('lays JSON out without touching keys, numbers or strings', () => {
  const text = '{"b":{},"a":[1.10,{"404":"x, {y}: [z]"},[]],"n":12345678901234567890.10}';
  expect(prettyJson(text)).toBe(
    [
      '{',
      '  "b": {},',
      '  "a": [',
      '    1.10,',
      '    {',
      '      "404": "x, {y}: [z]"',
      '    },',
      '    []',
      '  ],',
      '  "n": 12345678901234567890.10',
      '}',
    ].join('\n'),
  );
  expect(compactJson(prettyJson(body))).toBe(compactJson(body));
  expect(prettyJson(' "a" ')).toBe('"a"');
});

it('sets, adds and removes a member, and leaves the others as they stand', () => {
  const text = '{"b": 1.0, "a": {"x": 1}}';
  expect(setRawMember(text, 'b', '[2]')).toBe('{"b":[2],"a":{"x": 1}}');
  expect(setRawMember(text, 'c', 'null')).toBe('{"b":1.0,"a":{"x": 1},"c":null}');
  expect(setRawMember(text, 'a', undefined)).toBe('{"b":1.0}');
  expect(setRawMember('{}', 'a', undefined)).toBe('{}');
  expect(rawMember(text, 'a')).toBe('{"x": 1}');
  expect(rawMember(text, 'c')).toBeUndefined();
});
