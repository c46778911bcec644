import { expect, it } from 'vitest';
import { importStyleProblems } from './import-style.ts';

const folders = new Set(['lib', 'services']);

function problemsOf(file: string, ...paths: string[]): string[] {
  const text = paths.map((path) => `import { a } from '${path}';\n`).join('');
  return importStyleProblems(file, text, folders);
}

it('lets a room speak of itself by relative paths, and of others by #', () => {
  expect(
    problemsOf('lib/domain/health/health.ts', './remedy.ts', '../kubernetes/kinds.ts', '#lib/errors.ts'),
  ).toEqual([]);
  expect(problemsOf('lib/errors.ts', './log.ts', '#lib/domain/health/health.ts', 'zod', 'node:fs')).toEqual(
    [],
  );
  expect(problemsOf('services/components.ts', '#services/edge/create.ts', './platform.ts')).toEqual([]);
});

it('names what reaches into another room by a relative path, with the path to write', () => {
  expect(problemsOf('lib/client/api.ts', '../errors.ts')).toEqual([
    'lib/client/api.ts: ../errors.ts is in another room: write #lib/errors.ts',
  ]);
  expect(problemsOf('services/components.ts', './edge/create.ts')).toHaveLength(1);
});

it('names what speaks of its own room by #', () => {
  expect(problemsOf('lib/domain/health/health.ts', '#lib/domain/health/remedy.ts')).toHaveLength(1);
});

it('sees imports that load later', () => {
  expect(importStyleProblems('lib/a/b.ts', "await import('../c/d.ts');", folders)).toHaveLength(1);
});

it('leaves alone what no # leads to', () => {
  expect(problemsOf('e2e/run.ts', '../package.json')).toEqual([]);
});
