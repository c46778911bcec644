import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { rightForApi } from '#lib/domain/access/api-rights.ts';

const files = globSync('**/route.ts', { cwd: import.meta.dirname });

it('finds the routes', () => expect(files.length).toBeGreaterThan(30));

it.each(files)('%s says for each method what it takes', async (file) => {
  const handlers: object = await import(join(import.meta.dirname, file));
  const path = `/api/${dirname(file)}`.replace(/\[\w+\]/g, 'a-1');
  const methods = Object.keys(handlers).filter((name) => /^[A-Z]+$/.test(name));
  expect(methods).not.toEqual([]);
  expect(methods.filter((method) => rightForApi(method, path) === 'refused')).toEqual([]);
});
