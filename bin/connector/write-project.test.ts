import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeConnectorProject } from './write-project.ts';

const run = promisify(execFile);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mooring-init-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('writes a project whose own tests pass', async () => {
  const path = await writeConnectorProject(join(folder, 'My Shop'));
  const manifest = JSON.parse(await readFile(join(path, 'package.json'), 'utf8'));
  expect(manifest).toMatchObject({ name: 'my-shop', scripts: { test: 'node --test tests/pairing.ts' } });
  expect(Object.keys(manifest.dependencies ?? {})).toEqual([]);
  const { stdout } = await run(process.execPath, ['--test', '--test-reporter=tap', 'tests/pairing.ts'], {
    cwd: path,
  });
  expect(stdout).toMatch(/# pass 4\n# fail 0/);
}, 120_000);

it('keeps the folder of the connection out of git', async () => {
  const path = await writeConnectorProject(join(folder, 'shop'));
  expect(await readFile(join(path, '.gitignore'), 'utf8')).toContain('connection/');
});

it('does not write into a folder where something is', async () => {
  await writeFile(join(folder, 'mine'), '');
  await expect(writeConnectorProject(folder)).rejects.toMatchObject({ code: 'EXISTS' });
});
