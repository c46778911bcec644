import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { bindingChain } from '#e2e/fixtures/binding-chain.ts';
import { createLogger } from '#lib/log.ts';
import { createPlatform, type Platform } from '#services/platform.ts';
import { eventually } from '#testing/eventually.ts';
import { startTestApi, type TestApi } from '#testing/start-api.ts';
import { type FaultyApi, startFaultyApi } from '#testing/start-faulty-api.ts';

/** All components in this process, with a way to the API that a test breaks. */
interface Victim {
  api: FaultyApi;
  platform: Platform;
}

/** What goes wrong between what a person does and what the controllers do about it; gives who goes on. */
const faults: { name: string; strike(victim: Victim, next: () => Promise<Victim>): Promise<Victim> }[] = [
  {
    name: 'every third write meets a conflict',
    async strike(victim) {
      let writes = 0;
      victim.api.conflictAt(({ method }) => (method === 'PUT' || method === 'PATCH') && ++writes % 3 === 0);
      return victim;
    },
  },
  {
    name: 'every watch expires',
    async strike(victim) {
      victim.api.expireWatches();
      return victim;
    },
  },
  {
    name: 'the API server is away for a while',
    async strike(victim) {
      const { api } = victim;
      const before = api.faults;
      api.refuse(() => true);
      api.expireWatches();
      await eventually(() => (api.faults > before + 10 ? true : undefined));
      api.refuse(undefined);
      return victim;
    },
  },
  {
    name: 'the platform dies and another one takes over',
    async strike(victim, next) {
      void victim.api.dieAt(() => true, 'before');
      return next();
    },
  },
];

for (const { name, strike } of faults) {
  test(`the chain is made and taken back, and nothing is left, when at each step ${name}`, async () => {
    test.setTimeout(300_000);
    const home = mkdtempSync(join(tmpdir(), 'mooring-faults-'));
    const api = await startTestApi();
    const victims: Victim[] = [];
    const next = async () => {
      const victim = await startVictim(api, home);
      victims.push(victim);
      return victim;
    };
    try {
      let victim = await next();
      const chain = await bindingChain(api.kube, `faults-${api.id}`);
      const before = await chain.inventory();
      for (const step of chain.steps) {
        await test.step(step.name, async () => {
          await step.act();
          victim = await strike(victim, next);
          await eventually(step.isDone, 60_000);
        });
      }
      await expect.poll(chain.inventory, { timeout: 30_000 }).toEqual(before);
    } finally {
      for (const { api: way, platform } of victims) {
        await way.stop();
        await platform.stop();
      }
      await api.stop();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    }
  });
}

async function startVictim(api: TestApi, home: string): Promise<Victim> {
  const faulty = await startFaultyApi(api.kube);
  const platform = createPlatform({
    kube: faulty.kube,
    log: createLogger('victim', 'silent'),
    host: '127.0.0.1',
    portOf: async () => 0,
    edgeCaFile: join(home, 'edge-ca.pem'),
    eventsFile: join(home, 'events.sqlite'),
    env: { NODE_ENV: 'test', MOORING_NAMESPACE: api.namespace },
  });
  await platform.start();
  return { api: faulty, platform };
}
