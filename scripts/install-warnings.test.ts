import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, it } from 'vitest';
import { projectRoot } from '#bin/start/project-root.ts';

const run = promisify(execFile);

const folder = mkdtempSync(join(tmpdir(), 'mooring-install-'));

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('installs without a warning by the Node of the machine', async () => {
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
    copyFileSync(join(projectRoot, file), join(folder, file));
  }
  // not by the Node that the project brings
  const path = (process.env.PATH ?? '').split(delimiter).filter((each) => !each.includes('node_modules'));
  const env: NodeJS.ProcessEnv = { ...process.env, PATH: path.join(delimiter) };
  for (const name of Object.keys(env).filter((each) => /^npm_config_/i.test(each))) {
    delete env[name];
  }
  const { stderr } = await run('npm', ['ci', '--dry-run', '--ignore-scripts', '--offline'], {
    cwd: folder,
    env,
  });
  expect(stderr).toBe('');
});
