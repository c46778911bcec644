import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pair, register, renew, renewalTime, type Service } from './connector.ts';
import { openFolder } from './folder.ts';

const [command, tokenUrl] = process.argv.slice(2);
const folder = openFolder(process.env.CONNECTOR_FOLDER ?? 'connection');
const longestSleepMs = 3_600_000;

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  switch (command) {
    case 'pair':
      if (tokenUrl === undefined) {
        throw new Error("which token? npm run pair -- 'TOKEN_URL'");
      }
      console.log(`paired ${await pair(folder, tokenUrl)}`);
      return;
    case 'register':
      console.log(`registered ${(await register(folder, readServices())).join(' ')}`);
      return;
    case 'renew':
      console.log(`renewed ${(await renew(folder)).toISOString()}`);
      return;
    case 'start':
      await register(folder, readServices());
      await keepRenewed();
      return;
    default:
      throw new Error('usage: node src/main.ts pair TOKEN_URL | register | renew | start');
  }
}

function readServices(): Service[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, '..', 'services.json'), 'utf8')) as Service[];
}

/** Stays, and tries again an hour later where a renewal fails. */
async function keepRenewed(): Promise<never> {
  for (;;) {
    const leftMs = renewalTime(folder).getTime() - Date.now();
    if (leftMs > 0) {
      await sleep(Math.min(leftMs, longestSleepMs));
      continue;
    }
    try {
      console.log(`renewed ${(await renew(folder)).toISOString()}`);
    } catch (error) {
      console.error(`not renewed: ${error instanceof Error ? error.message : error}`);
      await sleep(longestSleepMs);
    }
  }
}
