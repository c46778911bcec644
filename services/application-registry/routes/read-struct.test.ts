import { expect, it } from 'vitest';
import { registeredServiceSchema } from '#lib/domain/application/registered-service.ts';
import { readStruct } from './read-struct.ts';

function read(text: string) {
  const { value, raw } = readStruct(text, registeredServiceSchema);
  return { value, raw: Object.fromEntries(raw) };
}

it('matches keys of objects in any case and drops unknown ones', () => {
  const text = `{"NAME":"n","varkes":{"a":1},"Api":{"TARGETURL":"u","Credentials":{"OAuth":{"ClientID":"i"}}},
    "documentation":{"Docs":[{"Title":"t"},{"SOURCE":"s"}]}}`;
  expect(read(text).value).toEqual({
    name: 'n',
    api: { targetUrl: 'u', credentials: { oauth: { clientId: 'i' } } },
    documentation: { docs: [{ title: 't' }, { source: 's' }] },
  });
});

it('keeps the keys of maps', () => {
  const text = '{"labels":{"Name":"a","NAME":"b"},"api":{"Headers":{"ApiType":["1"]}}}';
  expect(read(text).value).toEqual({
    labels: { Name: 'a', NAME: 'b' },
    api: { headers: { ApiType: ['1'] } },
  });
});

it('takes the last of several keys, whatever their case', () => {
  const text =
    '{"name":"a","Name":"b","name":"c","api":{"spec":{"a":1}},"API":{"spec":[]},"api":{"spec":{"c":1}}}';
  expect(read(text)).toEqual({
    value: { name: 'c', api: { spec: {} } },
    raw: { 'api.spec': '{"c":1}' },
  });
});

it('keeps integer-like keys and big numbers of what it does not parse', () => {
  const spec = '{ "404": 1, "200": 12345678901234567890.10 }';
  expect(read(`{"events":{"spec": ${spec} }}`)).toEqual({
    value: { events: { spec: {} } },
    raw: { 'events.spec': spec },
  });
});

it.each(['[]', 'null', '"text"', '7'])('shows that a specification is %s', (spec) => {
  expect(read(`{"api":{"spec":${spec}}}`).value).toEqual({ api: { spec: JSON.parse(spec) } });
});

it.each(['[]', '7', '"text"', 'null', '{"api":[],"labels":1}'])('leaves %s to the schema', (text) => {
  expect(read(text).value).toEqual(JSON.parse(text));
});
