import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

export interface Load {
  url: string;
  headers: Record<string, string>;
  connections: number;
  seconds: number;
  /** Processor that the load runs on. */
  core: number;
  /** Process whose processor time is measured. */
  pid: number;
}

export interface Measured {
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** Processor time of the proxy per request, in microseconds: says more than throughput on a machine with others on it. */
  cpuUs: number;
  /** Answers that were not 2xx, and broken connections. */
  errors: number;
}

const run = promisify(execFile);
const unitsMs: Record<string, number> = { us: 0.001, ms: 1, s: 1000, m: 60_000 };
const tickUs = 10_000;

/** Runs `wrk` once. */
export async function measure(load: Load): Promise<Measured> {
  const { url, headers, connections, seconds, core, pid } = load;
  const headerArguments = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const wrk = ['wrk', '-t1', `-c${connections}`, `-d${seconds}s`, '--latency', ...headerArguments, url];
  const before = await cpuTicks(pid);
  const { stdout } = await run('taskset', ['-c', String(core), ...wrk]);
  const ticks = (await cpuTicks(pid)) - before;
  const requests = Number(/(\d+) requests in/.exec(stdout)?.[1] ?? 0);
  const socketErrors = /Socket errors: connect (\d+), read (\d+), write (\d+)/.exec(stdout) ?? [];
  return {
    requestsPerSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1] ?? Number.NaN),
    p50Ms: percentile(stdout, '50%'),
    p99Ms: percentile(stdout, '99%'),
    cpuUs: (ticks * tickUs) / requests,
    errors:
      Number(/Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1] ?? 0) +
      socketErrors.slice(1).reduce((sum, count) => sum + Number(count), 0),
  };
}

function percentile(text: string, which: string): number {
  const found = new RegExp(`^ +${which} +([\\d.]+)(us|ms|s|m) *$`, 'm').exec(text);
  return Number(found?.[1] ?? Number.NaN) * (unitsMs[found?.[2] ?? ''] ?? Number.NaN);
}

/** User and system time of a process, in ticks of a hundredth of a second. */
async function cpuTicks(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}
