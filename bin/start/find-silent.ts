import { connect } from 'node:net';
import type { Endpoints } from './home.ts';

const answerTimeoutMs = 2_000;

/** The names of the endpoints at whose address nothing listens: those of a Mooring that was killed are left in its file. */
export async function findSilent(endpoints: Endpoints): Promise<string[]> {
  const names = Object.entries(endpoints).map(async ([name, address]) => {
    const url = typeof address === 'string' && /^https?:/.test(address) ? new URL(address) : undefined;
    return url === undefined || (await listens(url)) ? [] : [name];
  });
  return (await Promise.all(names)).flat();
}

function listens({ hostname, port, protocol }: URL): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port) || (protocol === 'https:' ? 443 : 80),
      timeout: answerTimeoutMs,
    });
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
