import { describe, expect, it } from 'vitest';
import { renderAll } from '#lib/texts/render-message.ts';
import { bindReaderIds, bindReaders, directoryFor, isReaderName, transformsFor } from './bind-reader.ts';

it.each(bindReaderIds)('%s begins with a name that it can look for, whatever the service is called', (id) => {
  for (const service of ['Orders API', '1 & only', 'Größe', '…', 'x'.repeat(200)]) {
    expect([service, isReaderName({ id, name: bindReaders[id].nameOf(service) })]).toEqual([service, true]);
  }
});

describe('names that lead elsewhere are refused', () => {
  it.each([
    ['cds', 'my_api'],
    ['cds', '1api'],
    ['files', '../up'],
    ['files', 'HTTP'],
    ['xsenv', 'a/b'],
    ['xsenv', ''],
  ] as const)('%s %s', (id, name) => expect(isReaderName({ id, name })).toBe(false));
});

it('@sap/cds gets the address as url among the variables, and no files', () => {
  const choice = { id: 'cds' as const, name: 'orders' };
  expect(transformsFor(choice)).toEqual([{ addKey: { key: 'url', jsonPathExpression: '{.GATEWAY_URL}' } }]);
  expect(directoryFor(choice, 'orders-api')).toBeUndefined();
  expect(renderAll('en', bindReaders.cds.finds('orders'))).toContain('cds_requires_orders_credentials_url');
});

it('readers by type get the type, @sap/xsenv the directory by which it looks', () => {
  expect(directoryFor({ id: 'files', name: 'rest' }, 'orders-api')).toEqual({
    name: 'orders-api',
    type: 'rest',
  });
  expect(directoryFor({ id: 'xsenv', name: 'orders' }, 'orders-api')).toEqual({
    name: 'orders',
    type: 'http',
  });
});

it('@sap/xsenv gets label and tags, and metadata that names every entry', () => {
  const added = transformsFor({ id: 'xsenv', name: 'orders' }).map(({ addKey }) => addKey);
  const text = new Map(added.map((entry) => [entry?.key, entry?.stringValue]));
  expect(text.get('label')).toBe('orders');
  expect(JSON.parse(text.get('tags') ?? '')).toEqual(['orders']);
  const { metaDataProperties, credentialProperties } = JSON.parse(text.get('.metadata') ?? '');
  const named = [...metaDataProperties, ...credentialProperties].map(({ name }: { name: string }) => name);
  expect(named.toSorted()).toEqual(['label', 'provider', 'tags', 'type', 'uri', 'url']);
});
