import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { showStatus } from './show-status.ts';

let home = '';
let server: Server;
let live = '';
let dead = '';

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'status-'));
  server = await listening();
  live = urlOf(server);
  const ended = await listening();
  dead = urlOf(ended);
  await new Promise((closed) => ended.close(closed));
});

afterEach(() => {
  server.close();
  rmSync(home, { recursive: true });
});

async function listening(): Promise<Server> {
  const made = createServer((socket) => socket.destroy());
  await new Promise<void>((done) => made.listen(0, '127.0.0.1', done));
  return made;
}

function urlOf(made: Server): string {
  const address = made.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

async function status(endpoints: Record<string, string | null> | undefined, json = false) {
  if (endpoints !== undefined) {
    writeFileSync(join(home, 'endpoints.json'), JSON.stringify(endpoints));
  }
  const said: string[] = [];
  const complaints: string[] = [];
  const runs = await showStatus({
    home,
    json,
    say: (line) => said.push(line),
    complain: (line) => complaints.push(line),
  });
  return { runs, said: said.join('\n'), complaints: complaints.join('\n') };
}

test('says how to start where nothing was started', async () => {
  const { runs, complaints } = await status(undefined);
  expect(runs).toBe(false);
  expect(complaints).toContain(`npx mooring start --home ${home}`);
});

test('tells the addresses of what runs', async () => {
  const { runs, said, complaints } = await status({ console: null, kubeconfig: '/x', edge: live });
  expect([runs, complaints]).toEqual([true, '']);
  expect(said).toContain(live);
});

test('says that a Mooring that was killed does not run, though its addresses are left', async () => {
  const { runs, said, complaints } = await status({ kubeconfig: '/x', edge: dead, registry: dead });
  expect(runs).toBe(false);
  expect(said).toMatch(/registry.*does not answer/);
  expect(complaints).toContain('does not run');
});

test('names the part that is dead, also as JSON', async () => {
  const endpoints = { edge: live, registry: dead };
  const { runs, complaints } = await status(endpoints);
  expect(runs).toBe(false);
  expect(complaints).toContain('does not answer: registry.');
  expect(JSON.parse((await status(endpoints, true)).said)).toEqual({ ...endpoints, silent: ['registry'] });
});
