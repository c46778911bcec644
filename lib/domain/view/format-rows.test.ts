import { readYaml } from 'kube-text/read-yaml';
import { describe, expect, test } from 'vitest';
import { csvCell, formatRows } from './format-rows.ts';

const rows = [
  { id: 'shop', description: 'Sells "things", cheap', namespaces: ['a', 'b'], serviceCount: 2 },
  { id: 'crm', description: '=1+1', namespaces: [], serviceCount: -1, createdAt: undefined },
];
const columns = ['id', 'description', 'namespaces', 'serviceCount', 'createdAt'];

const text = (format: 'csv' | 'json' | 'yaml', given: readonly Record<string, unknown>[] = rows) =>
  [...formatRows(given, columns, format)].join('');

test('CSV has a head, quotes what needs it, and lists in one cell', () => {
  expect(text('csv')).toBe(
    '\ufeffid,description,namespaces,serviceCount,createdAt\r\n' +
      'shop,"Sells ""things"", cheap",a b,2,\r\n' +
      "crm,'=1+1,,-1,\r\n",
  );
  expect(text('csv', [])).toBe('\ufeffid,description,namespaces,serviceCount,createdAt\r\n');
});

test.each(['json', 'yaml'] as const)('%s says the same as the rows', (format) => {
  const read = format === 'json' ? JSON.parse : readYaml;
  expect(read(text(format))).toEqual(JSON.parse(JSON.stringify(rows)));
  expect(read(text(format, []))).toEqual([]);
});

test('many rows are one document', () => {
  const many = Array.from({ length: 1_200 }, (_, index) => ({ id: `a-${index}` }));
  expect(JSON.parse(text('json', many))).toEqual(many);
  expect(readYaml(text('yaml', many))).toEqual(many);
});

test('CSV names what has an id, and has the rest as it is', () => {
  expect(csvCell([{ id: 'dev', offered: true }, { id: 'prod' }])).toBe('dev prod');
  expect(csvCell({ a: 1 })).toBe('"{""a"":1}"');
});

describe('a cell that a spreadsheet would calculate', () => {
  test.each(['=1+1', '+49', '-1', '@SUM(A1)', '  =1', '\t=1', '\uff1d1+1', '\r=1'])(
    '%j stays a text',
    (given) => {
      expect(csvCell(given).replace(/^"/, '')[0]).toBe("'");
    },
  );

  test('is guarded in a list, too', () => expect(csvCell(['=a', 'b'])).toBe("'=a b"));
  test('is guarded in an object, too', () => expect(csvCell([{ id: '=a' }])).toBe("'=a"));
  test('is no number', () => expect(csvCell(-5)).toBe('-5'));
  test('is no other text', () => expect(csvCell('a=b')).toBe('a=b'));
});
