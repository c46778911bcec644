import { expect, it } from 'vitest';
import { compactJson, rawMembers, rawValueAt } from './raw-json.ts';

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

it('finds a value by keys in any case and keeps integer-like keys and big numbers', () => {
  const spec = rawValueAt(body, 'API', 'spec') ?? '';
  expect(compactJson(spec)).toBe(
    '{"responses":{"404":{},"200":[1,{"a":"]"}]},"big":12345678901234567890.10}',
  );
  expect(rawValueAt(body, 'events', 'spec')).toBeUndefined();
  expect(rawValueAt(body, 'z', 'spec')).toBeUndefined();
});

it('takes the last of several', () => {
  expect(rawValueAt('{"spec":1,"SPEC":2}', 'spec')).toBe('2');
});

it('keeps blanks inside strings', () => {
  expect(compactJson('{ "a b" : "c  \\" d" ,\n\t"e":[ 1 , 2 ] }')).toBe('{"a b":"c  \\" d","e":[1,2]}');
});
