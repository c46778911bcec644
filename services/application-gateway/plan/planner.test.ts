import { expect, it } from 'vitest';
import type { Plan } from './plan.ts';
import type { PlanSources } from './plan-sources.ts';
import { createPlanner } from './planner.ts';
import type { IndexedService } from './service-index.ts';

/** A service whose token is `token()`, and whose Secret has to be read anew from time to time. */
function serviceWith(token: () => string) {
  const sources = {
    secrets: {
      read: async () => ({ values: { clientId: 'a', clientSecret: 'b' }, revision: '1', untilMs: 10 }),
    },
    tokens: { get: async () => ({ value: token(), untilMs: Number.POSITIVE_INFINITY }) },
    targets: { get: () => ({ closed: false, dispatcher: undefined }) },
  } as unknown as PlanSources;
  const service = {
    application: 'shop',
    service: { id: 'orders' },
    api: {
      targetUrl: 'https://orders.example',
      credentials: { type: 'OAuth', secretName: 's', authenticationUrl: 'https://orders.example/token' },
    },
    tls: { skipVerify: false },
    plans: {},
  } as unknown as IndexedService;
  return { sources, service };
}

async function planBefore(nowMs: number, given: ReturnType<typeof serviceWith>): Promise<Plan> {
  return createPlanner({ ...given.sources, nowMs: () => nowMs }).planFor(given.service, 'full');
}

it('knows of credentials that were taken also where the plan was made anew', async () => {
  const given = serviceWith(() => 'one');
  const first = await planBefore(0, given);
  first.accepted = true;
  const second = await planBefore(20, given);
  expect(second).not.toBe(first);
  expect(second.accepted).toBe(true);
});

it('knows of none that new credentials were taken', async () => {
  let token = 'one';
  const given = serviceWith(() => token);
  (await planBefore(0, given)).accepted = true;
  token = 'two';
  expect((await planBefore(20, given)).accepted).toBe(false);
});
