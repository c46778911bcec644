import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const ticksPerSecond = 100;

/** The process of the console, which the platform's process has started. */
export function consoleProcess(platformPid: number): number {
  const children = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(platformPid)], {
    encoding: 'utf8',
  });
  const line = children.split('\n').find((child) => child.includes('console-server'));
  if (line === undefined) {
    throw new Error('the platform has no console');
  }
  return Number.parseInt(line, 10);
}

/** Resident memory in MB. */
export function residentMb(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/** Processor time so far, in seconds. */
export function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}
