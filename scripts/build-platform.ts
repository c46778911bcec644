#!/usr/bin/env node
import { join } from 'node:path';
import { build } from 'rolldown';
import { ensureBuilt } from '#bin/start/ensure-built.ts';
import { projectRoot } from '#bin/start/project-root.ts';

/**
 * Makes what goes into the image of deploy/image: a file each for the platform, for what `helm test` runs, and for the console, whose
 * build beside it brings all else that it needs.
 */
const entries = {
  platform: join('bin', 'platform', 'main.ts'),
  'helm-test': join('bin', 'platform', 'helm-test.ts'),
  console: join('bin', 'console', 'main.ts'),
};
await ensureBuilt();
for (const [name, entry] of Object.entries(entries)) {
  const file = join(projectRoot, 'dist', `${name}.mjs`);
  await build({
    input: join(projectRoot, entry),
    platform: 'node',
    external: /^next($|\/)/,
    output: { file, format: 'esm' },
  });
  console.log(file);
}
