#!/usr/bin/env node
import { join } from 'node:path';
import { build } from 'rolldown';
import { projectRoot } from '#bin/start/project-root.ts';

/** Bundles the platform into one file that needs nothing but Node: what goes into the image of deploy/image. */
const file = join(projectRoot, 'dist', 'platform.mjs');
await build({
  input: join(projectRoot, 'bin', 'platform', 'main.ts'),
  platform: 'node',
  output: { file, format: 'esm' },
});
console.log(file);
