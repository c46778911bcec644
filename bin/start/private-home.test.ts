import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '#lib/log.ts';
import { startSandbox } from '#sandbox/start-sandbox.ts';
import { openHome } from './home.ts';

const publicFiles = new Set(['edge-ca.pem', 'api-ca.pem', 'api-tls.pem', 'kube-api.port']);

let home: string;

beforeEach(() => {
  // one that was there before: others may look into it
  home = mkdtempSync(join(tmpdir(), 'mooring-home-'));
  chmodSync(home, 0o755);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Names and modes of the files that others may read, and that are not public. */
function readableByOthers(): string[] {
  return readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !publicFiles.has(entry.name))
    .filter(({ parentPath, name }) => (statSync(join(parentPath, name)).mode & 0o077) !== 0)
    .map(({ name }) => name);
}

async function runOnce(): Promise<string[]> {
  const opened = openHome(home);
  const sandbox = await startSandbox({ home, log: createLogger('test', 'silent') });
  opened.rememberPorts({ console: 1 });
  opened.writeEndpoints({ console: null, consoleLink: null } as Parameters<typeof opened.writeEndpoints>[0]);
  const readable = readableByOthers();
  await sandbox.stop();
  return [...readable, ...readableByOthers()];
}

describe('a home that was there before', () => {
  it('holds nothing that others may read', async () => {
    expect(await runOnce()).toEqual([]);
    expect(readdirSync(home)).toEqual(
      expect.arrayContaining([
        'kube-api.sqlite',
        'admin-token',
        'token-key.pem',
        'api-tls-key.pem',
        'kubeconfig',
      ]),
    );
    expect(readdirSync(home)).toEqual(expect.arrayContaining(['console-token', 'endpoints.json']));
  });

  it('takes back what an earlier start let others read', async () => {
    const { consoleToken } = openHome(home);
    const first = await startSandbox({ home, log: createLogger('test', 'silent') });
    for (const file of readdirSync(home)) {
      chmodSync(join(home, file), 0o644);
    }
    await first.stop();
    writeFileSync(join(home, 'endpoints.json'), '{}', { mode: 0o644 });
    expect(await runOnce()).toEqual([]);
    expect(openHome(home).consoleToken).toBe(consoleToken);
  });
});

it('makes a home that nobody else may look into', () => {
  const { dir } = openHome(join(home, 'new'));
  expect(statSync(dir).mode & 0o777).toBe(0o700);
});

it('keeps its token across starts, and has one of its own', () => {
  mkdirSync(join(home, 'other'));
  const { consoleToken } = openHome(home);
  expect(consoleToken).toMatch(/^[\w-]{43}$/);
  expect(openHome(home).consoleToken).toBe(consoleToken);
  expect(openHome(join(home, 'other')).consoleToken).not.toBe(consoleToken);
});
