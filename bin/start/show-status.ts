import { findSilent } from './find-silent.ts';
import { readEndpoints } from './home.ts';

export interface StatusOptions {
  home: string;
  /** All as one JSON value, what does not answer in `silent`. */
  json: boolean;
  say(line: string): void;
  complain(line: string): void;
}

/**
 * Tells the addresses of the Mooring of a home, and which of them nobody answers at.
 * @returns whether all of it runs
 */
export async function showStatus({ home, json, say, complain }: StatusOptions): Promise<boolean> {
  const start = `npx mooring start --home ${home}`;
  const endpoints = readEndpoints(home);
  if (endpoints === undefined) {
    complain(`Mooring is not running in ${home}. Start it with: ${start}`);
    return false;
  }
  const silent = await findSilent(endpoints);
  const addresses = Object.entries(endpoints);
  if (json) {
    say(JSON.stringify({ ...endpoints, silent }, null, 2));
  } else {
    for (const [name, address] of addresses) {
      say(`${name.padEnd(18)} ${address ?? '-'}${silent.includes(name) ? '   does not answer' : ''}`);
    }
  }
  const urls = addresses.filter(([, address]) => address !== null && /^https?:/.test(address));
  if (silent.length === urls.length) {
    complain(
      `Mooring does not run in ${home}: it was ended without a chance to say so. Start it with: ${start}`,
    );
  } else if (silent.length > 0) {
    complain(
      `A part of Mooring does not answer: ${silent.join(', ')}. Stop what is left of it, and start again: ${start}`,
    );
  }
  return silent.length === 0;
}
