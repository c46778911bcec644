import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writePrivateFile } from './private-file.ts';

test('a file that cannot be written is named, and leaves no draft', () => {
  const home = mkdtempSync(join(tmpdir(), 'private-'));
  const path = join(home, 'endpoints.json');
  // nothing can take the place of a directory
  mkdirSync(path);
  try {
    expect(() => writePrivateFile(path, '{}')).toThrow(`The file ${path} cannot be written: `);
    expect(readdirSync(home)).toEqual(['endpoints.json']);
  } finally {
    rmSync(home, { recursive: true });
  }
});
