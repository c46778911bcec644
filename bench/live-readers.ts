#!/usr/bin/env node
/**
 * Memory of the console's process while many event streams are open and large objects change: 30 sockets that never read, and
 * as reference in the same run the same changes with nobody, and with 30 readers that read.
 */
import { randomUUID } from 'node:crypto';
import { readdirSync, readlinkSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { consoleProcess, residentMb } from '#bench/console/process-usage.ts';
import { ensureBuilt } from '#bin/start/ensure-built.ts';
import { kinds } from '#lib/domain/kubernetes/kinds.ts';
import { createKubeClient, type KubeClient } from '#lib/k8s/client.ts';
import { loadKubeConfig } from '#lib/k8s/kube-config.ts';
import { startMooring } from '#testing/start-mooring.ts';

const readers = 30;
const changes = 150;
const valueBytes = 400_000;
const settleMs = 35_000;
/** What each reader looks at. */
const listed = { view: 'application-rows', query: { size: 500 } };
let runs = 0;

await ensureBuilt();
// the sockets here have no cookie
const mooring = await startMooring({ openConsole: true });
try {
  const kube = createKubeClient(loadKubeConfig({ path: mooring.endpoints.kubeconfig }));
  const url = new URL(mooring.endpoints.console ?? '');
  // the kind is watched once somebody has asked for it
  await fetch(new URL('/api/views', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ views: [listed] }),
  });
  const pid = consoleProcess(mooring.pid);
  console.log(`${changes} changes of ${valueBytes / 1000} kB each; resident memory of the console's process`);
  await measure('reference, no reader', 0, () => undefined);
  await measure(`reference, ${readers} readers that read`, readers, (socket) => socket.resume());
  await measure(`${readers} readers that never read`, readers, (socket) => socket.pause());

  async function measure(name: string, count: number, behave: (socket: Socket) => void): Promise<void> {
    const before = residentMb(pid);
    const idle = connections(pid);
    const sockets = Array.from({ length: count }, () => openStream(url, behave));
    await change(kube, `large-${runs++}`);
    const after = residentMb(pid);
    await delay(settleMs);
    console.log(
      `${name}: ${before.toFixed(0)} MB before, ${after.toFixed(0)} MB after the last change, ${residentMb(pid).toFixed(0)} MB ${settleMs / 1000} s later; ${connections(pid) - idle} connections left`,
    );
    for (const socket of sockets) {
      socket.destroy();
    }
  }
} finally {
  await mooring.stop();
}

function openStream({ hostname, port, host }: URL, behave: (socket: Socket) => void): Socket {
  const socket = connect(Number(port), hostname);
  socket.on('error', () => socket.destroy());
  behave(socket);
  const body = JSON.stringify({ page: randomUUID(), views: [listed] });
  socket.write(
    `POST /api/views/stream HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  return socket;
}

/** Writes one Application again and again, each time with another large description. */
async function change(kube: KubeClient, name: string): Promise<void> {
  const target = { name };
  const object = { apiVersion: 'applicationconnector.kyma-project.io/v1alpha1', kind: 'Application' };
  await kube.create(kinds.applications, { ...object, metadata: target, spec: { services: [] } } as never);
  for (let round = 0; round < changes; round++) {
    const description = `${round} `.padEnd(valueBytes, 'x');
    await kube.patch(kinds.applications, target, 'merge', { spec: { description } });
  }
}

/** Sockets that a process holds: a client that never reads does not learn that its own is closed. */
function connections(pid: number): number {
  const files = readdirSync(`/proc/${pid}/fd`);
  return files.filter((file) => linkOf(`/proc/${pid}/fd/${file}`).startsWith('socket:')).length;
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
