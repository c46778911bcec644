import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buildPhase } from './build-phase.ts';
import { compressBuild } from './compress-build.ts';
import { isSource } from './is-source.ts';
import { projectRoot } from './project-root.ts';
import { createStartProgress, type StartProgress } from './start-progress.ts';

const sources = ['app', 'components', 'lib', 'locales', 'packages', 'public'];
const rootFiles = [
  'instrumentation-client.ts',
  'instrumentation.ts',
  'next.config.js',
  'package.json',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
];

/**
 * Builds the console unless a build newer than every source is there.
 * @throws Error with the builder's last lines when the build fails.
 */
export async function ensureBuilt(progress: StartProgress = createStartProgress()): Promise<void> {
  const builtAtMs = await modifiedAtMs(join(projectRoot, '.next', 'BUILD_ID'));
  const newest = Math.max(
    ...(await Promise.all(rootFiles.map((file) => modifiedAtMs(join(projectRoot, file))))),
    ...(await Promise.all(sources.map((folder) => newestInMs(join(projectRoot, folder))))),
  );
  if (builtAtMs > newest) {
    return;
  }
  process.stderr.write('Building the console: once, a minute, on a busy machine several.\n');
  progress.begin('Building the console');
  try {
    await build((phase) => progress.begin(`Building the console: ${phase}`));
    progress.begin('Building the console: compressing');
    await compressBuild(join(projectRoot, '.next', 'static'));
  } finally {
    progress.end();
  }
}

function build(onPhase: (phase: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = join(projectRoot, 'node_modules', 'next', 'dist', 'bin', 'next');
    const child = spawn(process.execPath, [next, 'build'], {
      cwd: projectRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        const text = chunk.toString('utf8');
        output = (output + text).slice(-8_000);
        const phase = buildPhase(text);
        if (phase !== undefined) {
          onPhase(phase);
        }
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) {
        resolve();
      } else {
        reject(new Error(`The console does not build:\n${output}`));
      }
    });
  });
}

async function modifiedAtMs(path: string): Promise<number> {
  try {
    return (await stat(path)).mtimeMs;
  } catch {
    return 0;
  }
}

async function newestInMs(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(isSource);
  const times = await Promise.all(files.map(modifiedAtMs));
  return Math.max(0, ...times);
}
