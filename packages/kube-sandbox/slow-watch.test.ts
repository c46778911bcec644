import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createKubeApi, type KubeApi } from './create.ts';

const adminToken = 'admin-token';
const authorization = `Bearer ${adminToken}`;
const configMaps = '/api/v1/namespaces/default/configmaps';
const valueBytes = 200_000;
let home: string;
let api: KubeApi;
let url: string;
let socket: Socket;
let handedOver = 0;

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'slow-watch-'));
  handedOver = 0;
  const { write } = ServerResponse.prototype;
  vi.spyOn(ServerResponse.prototype, 'write').mockImplementation(function (this: ServerResponse, chunk) {
    handedOver += Buffer.byteLength(chunk);
    return write.call(this, chunk, 'utf8');
  });
});

afterEach(async () => {
  vi.restoreAllMocks();
  socket.destroy();
  await api.close();
  rmSync(home, { recursive: true, force: true });
});

async function start(retainEvents: number): Promise<void> {
  api = await createKubeApi({ databasePath: join(home, 'api.sqlite'), adminToken, retainEvents });
  url = await api.listen({ port: 0 });
}

/** Opens a watch and reads nothing of it. */
async function openWatch(): Promise<void> {
  const { port, hostname } = new URL(url);
  socket = connect(Number(port), hostname);
  socket.pause();
  await once(socket, 'connect');
  const path = `${configMaps}?watch=true`;
  socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\n\r\n`);
  await vi.waitFor(() => expect(handedOver).toBeGreaterThan(0));
}

/** Creates m0, m1 and so on. */
async function create(from: number, to: number): Promise<void> {
  for (let i = from; i <= to; i += 1) {
    const data = { value: String(i).padEnd(valueBytes, 'x') };
    const answer = await fetch(url + configMaps, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `m${i}` }, data }),
    });
    expect(answer.status).toBe(201);
  }
}

/** Events as the client reads them at last: each name, and the code of an error. */
async function* readOn(): AsyncGenerator<string> {
  socket.resume();
  for await (const line of createInterface({ input: socket })) {
    if (line.startsWith('{')) {
      const { object } = JSON.parse(line) as { object: { code?: number; metadata: { name?: string } } };
      yield String(object.code ?? object.metadata.name);
    }
  }
}

it('hands a watch that reads nothing only what its connection takes, and the rest when it reads on', async () => {
  await start(1_000);
  await create(0, 0);
  await openWatch();
  await create(1, 119);
  expect(handedOver).toBeLessThan(80 * valueBytes);
  const names: string[] = [];
  for await (const name of readOn()) {
    names.push(name);
    if (name === 'm119') break;
  }
  expect(names.filter((name) => /^m\d+$/.test(name))).toHaveLength(120);
});

it('tells a watch that the history has left behind to list again', async () => {
  await start(20);
  await create(0, 0);
  await openWatch();
  await create(1, 119);
  const seen: string[] = [];
  for await (const name of readOn()) {
    seen.push(name);
    if (name === '410') break;
  }
  expect(seen.at(-1)).toBe('410');
});
