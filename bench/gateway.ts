#!/usr/bin/env node
/**
 * The gateway against nginx `proxy_pass`: one worker each on the same processor, before the same upstream, in turns of the
 * same run (goals: at least 0.6 of its throughput, at most twice its p99). Beside it `general`: the same gateway with
 * `MOORING_GATEWAY_PLAIN_HTTP1=off`, where Node's server and undici read every call (docs/adr/0023). The upstream (another
 * nginx with files) and the load (wrk) share the other processor. All keep their connections to the upstream and write an
 * access log. Numbers are medians of the rounds; where others work on the machine, CPU time says most.
 *
 *   node bench/gateway.ts [--seconds 4] [--rounds 3] [--connections 1,32,256] [--profile DIR]
 */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startNginx } from '#bench/gateway/nginx.ts';
import { type BenchGateway, startGateway } from '#bench/gateway/start-gateway.ts';
import { type Measured, measure } from '#bench/gateway/wrk.ts';
import { summarize } from './statistics.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '1,32,256' },
    profile: { type: 'string' },
  },
});
const proxyCore = 0;
const warmUpSeconds = 1;
const nothing: Measured = { requestsPerSecond: 0, p50Ms: 0, p99Ms: 0, cpuUs: 0, errors: 0 };
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
const nodeArguments = values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}`];
const common = { home, core: proxyCore, targetUrl: upstream.url, nodeArguments };
const own = await startGateway({ ...common, plainHttp1: true });
const general = await startGateway({ ...common, plainHttp1: false });
try {
  const load = (await readFile('/proc/loadavg', 'utf8')).split(' ').slice(0, 3).join(' ');
  console.log(`node ${process.version}, ${nginxVersion()}; load of the machine before: ${load}`);
  console.log(
    row([
      'body',
      'conn.',
      'auth',
      'proxy',
      'req/s',
      'of nginx',
      'p50 ms',
      'p99 ms',
      'of nginx',
      'CPU µs',
      'of nginx',
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
  await general.stop();
  await own.stop();
  await nginx.stop();
  await upstream.stop();
  await rm(home, { recursive: true, force: true });
}

interface Proxy {
  name: string;
  url: string;
  headers: Record<string, string>;
  pid: number;
}

async function compare(
  body: { name: string; file: string },
  connections: number,
  auth: 'none' | 'oauth',
): Promise<void> {
  const prefix = auth === 'none' ? '' : '/oauth';
  const ofGateway = (gateway: BenchGateway) => ({
    url: `${gateway.url}/${body.file}`,
    headers: { Host: gateway.hosts[auth] },
    pid: gateway.pid,
  });
  const proxies: Proxy[] = [
    { name: 'nginx', url: `${nginx.url}${prefix}/${body.file}`, headers: {}, pid: nginx.pid },
    { name: 'gateway', ...ofGateway(own) },
    { name: 'general', ...ofGateway(general) },
  ];
  const [reference = nothing, ours = nothing, theirs = nothing] = await measureInTurns(proxies, connections);
  for (const [index, of] of [reference, ours, theirs].entries()) {
    console.log(
      row([
        body.name,
        String(connections),
        auth,
        proxies[index]?.name ?? '',
        of.requestsPerSecond.toFixed(0),
        ratio(of.requestsPerSecond, reference.requestsPerSecond),
        of.p50Ms.toFixed(2),
        of.p99Ms.toFixed(2),
        ratio(of.p99Ms, reference.p99Ms),
        of.cpuUs.toFixed(0),
        ratio(of.cpuUs, reference.cpuUs),
        of.errors === 0 ? '' : `errors: ${of.errors}`,
      ]),
    );
  }
  console.log(
    `  gain of http1/: throughput ${ratio(ours.requestsPerSecond, theirs.requestsPerSecond)}, ` +
      `p99 ${ratio(theirs.p99Ms, ours.p99Ms)}, CPU ${ratio(theirs.cpuUs, ours.cpuUs)}`,
  );
}

/** @returns the medians of the rounds, in the order of the proxies. */
async function measureInTurns(proxies: Proxy[], connections: number): Promise<Measured[]> {
  const shared = { connections, core: otherCore };
  const rounds = proxies.map((): Measured[] => []);
  for (const proxy of proxies) {
    await measure({ ...shared, ...proxy, seconds: warmUpSeconds });
  }
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const [index, proxy] of proxies.entries()) {
      rounds[index]?.push(await measure({ ...shared, ...proxy, seconds: Number(values.seconds) }));
    }
  }
  return rounds.map(medians);
}

function ratio(left: number, right: number): string {
  return (left / right).toFixed(2);
}

function medians(rounds: Measured[]): Measured {
  // a round in which nothing was answered has no latency
  const median = (pick: (of: Measured) => number) =>
    summarize(rounds.map(pick).filter((value) => !Number.isNaN(value))).median;
  return {
    requestsPerSecond: median((round) => round.requestsPerSecond),
    p50Ms: median((round) => round.p50Ms),
    p99Ms: median((round) => round.p99Ms),
    cpuUs: median((round) => round.cpuUs),
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
