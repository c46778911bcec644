#!/usr/bin/env node
/**
 * The gateway against nginx `proxy_pass`: one worker each on the same processor, before the same upstream, in turns of the
 * same run (goals: at least 0.6 of its throughput, at most twice its p99). The upstream (another nginx with files) and the
 * load (wrk) share the other processor. Both keep their connections to the upstream and write an access log.
 *
 *   node bench/gateway.ts [--seconds 4] [--rounds 2] [--connections 1,32,256] [--profile DIR]
 */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startNginx } from '#bench/gateway/nginx.ts';
import { startGateway } from '#bench/gateway/start-gateway.ts';
import { type Measured, measure } from '#bench/gateway/wrk.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '2' },
    connections: { type: 'string', default: '1,32,256' },
    profile: { type: 'string' },
  },
});
const proxyCore = 0;
const otherCore = 1;
const bodies = [
  { name: '1 kB', file: '1k', bytes: 1_024 },
  { name: '1 MB', file: '1m', bytes: 1_048_576 },
];

ensureInstalled();
const home = await mkdtemp(join(tmpdir(), 'mooring-bench-'));
const files = join(home, 'files');
await mkdir(files);
for (const { file, bytes } of bodies) {
  await writeFile(join(files, file), Buffer.alloc(bytes, 'x'));
}
const upstream = await startNginx(
  join(home, 'upstream'),
  otherCore,
  `access_log off; open_file_cache max=10; server { listen PORT; root ${files}; }`,
);
const nginx = await startNginx(
  join(home, 'nginx'),
  proxyCore,
  `access_log ${join(home, 'access.log')};
upstream target { server ${new URL(upstream.url).host}; keepalive 512; keepalive_requests 1000000000; }
server {
  listen PORT;
  proxy_http_version 1.1; proxy_set_header Connection ""; proxy_max_temp_file_size 0;
  location /oauth/ { proxy_set_header Connection ""; proxy_set_header Authorization "Bearer bench-token"; proxy_pass http://target/; }
  location / { proxy_pass http://target; }
}`,
);
const gateway = await startGateway({
  home,
  core: proxyCore,
  targetUrl: upstream.url,
  nodeArguments: values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`],
});
try {
  const load = (await readFile('/proc/loadavg', 'utf8')).split(' ').slice(0, 3).join(' ');
  console.log(`node ${process.version}, ${nginxVersion()}; load of the machine before: ${load}`);
  console.log(
    row([
      'body',
      'conn.',
      'auth',
      'req/s',
      'nginx',
      'ratio',
      'p50 ms',
      'nginx',
      'p99 ms',
      'nginx',
      'ratio',
      'CPU µs',
      'nginx',
      'ratio',
    ]),
  );
  for (const body of bodies) {
    for (const connections of values.connections.split(',').map(Number)) {
      for (const auth of ['none', 'oauth'] as const) {
        await compare(body, connections, auth);
      }
    }
  }
} finally {
  await gateway.stop();
  await nginx.stop();
  await upstream.stop();
  await rm(home, { recursive: true, force: true });
}

async function compare(
  body: { name: string; file: string },
  connections: number,
  auth: 'none' | 'oauth',
): Promise<void> {
  const shared = { connections, seconds: Number(values.seconds), core: otherCore };
  const prefix = auth === 'none' ? '' : '/oauth';
  const own: Measured[] = [];
  const other: Measured[] = [];
  for (let round = 0; round < Number(values.rounds); round++) {
    other.push(
      await measure({ ...shared, url: `${nginx.url}${prefix}/${body.file}`, headers: {}, pid: nginx.pid }),
    );
    own.push(
      await measure({
        ...shared,
        url: `${gateway.url}/${body.file}`,
        headers: { Host: gateway.hosts[auth] },
        pid: gateway.pid,
      }),
    );
  }
  const [ours, theirs] = [best(own), best(other)];
  const ratio = (left: number, right: number) => (left / right).toFixed(2);
  console.log(
    row([
      body.name,
      String(connections),
      auth,
      ours.requestsPerSecond.toFixed(0),
      theirs.requestsPerSecond.toFixed(0),
      ratio(ours.requestsPerSecond, theirs.requestsPerSecond),
      ours.p50Ms.toFixed(2),
      theirs.p50Ms.toFixed(2),
      ours.p99Ms.toFixed(2),
      theirs.p99Ms.toFixed(2),
      ratio(ours.p99Ms, theirs.p99Ms),
      ours.cpuUs.toFixed(0),
      theirs.cpuUs.toFixed(0),
      ratio(theirs.cpuUs, ours.cpuUs),
      ours.errors + theirs.errors === 0 ? '' : `errors: ${ours.errors}, nginx ${theirs.errors}`,
    ]),
  );
}

/** The best of each number: others on the machine only ever make it worse. */
function best(rounds: Measured[]): Measured {
  // a round in which nothing was answered has no latency
  const least = (pick: (of: Measured) => number) =>
    Math.min(...rounds.map(pick).filter((value) => !Number.isNaN(value)));
  return {
    requestsPerSecond: Math.max(...rounds.map((round) => round.requestsPerSecond)),
    p50Ms: least((round) => round.p50Ms),
    p99Ms: least((round) => round.p99Ms),
    cpuUs: least((round) => round.cpuUs),
    errors: rounds.reduce((sum, round) => sum + round.errors, 0),
  };
}

function row(cells: string[]): string {
  return cells.map((cell) => cell.padStart(8)).join(' ');
}

function nginxVersion(): string {
  return execFileSync('sh', ['-c', 'nginx -v 2>&1'], { encoding: 'utf8' }).trim();
}

/** nginx and wrk from Debian's packages; the package's own service is never started. */
function ensureInstalled(): void {
  try {
    execFileSync('sh', ['-c', 'command -v nginx && command -v wrk && command -v taskset']);
  } catch {
    throw new Error("This benchmark needs Debian's nginx and wrk: apt-get install -y nginx-light wrk");
  }
}
