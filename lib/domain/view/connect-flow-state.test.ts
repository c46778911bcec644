import { describe, expect, it } from 'vitest';
import type { Proof } from '../application/proof.ts';
import type { BindRun } from '../binding/bind-run.ts';
import type { ToldProblem } from '../health/node-health.ts';
import type { ConnectChain, ConnectService, ConnectUsage } from './connect-chain-view.ts';
import { type ConnectVisit, connectFlowState, tokenState } from './connect-flow-state.ts';
import { connectProgress, nextStep } from './connect-progress.ts';

const now = new Date('2026-02-01T00:00:00Z');
const service: ConnectService = { id: 'id-1', displayName: 'Orders', description: '', parts: ['API'] };
const allowed: ConnectChain = {
  application: { name: 'shop', setUp: 'deployed', services: [service] },
  service,
  namespace: 'default',
  allowed: true,
  inCatalog: true,
};
const run: BindRun = {
  id: 'one',
  request: { namespace: 'default', serviceId: 'id-1', workload: 'web', envPrefix: '' },
  startedAt: '2026-01-31T23:59:50Z',
  phase: 'applying',
  objects: [],
};
const failure = { code: 'UPSTREAM' as const, message: 'no room' };
const failed: BindRun = { ...run, phase: 'failed', endedAt: '2026-01-31T23:59:55Z', error: failure };

function used(health: ConnectUsage['health'], problem?: ToldProblem): ConnectChain {
  const usage = { name: 'u', workload: 'web', envPrefix: '', health };
  return { ...allowed, usage: problem === undefined ? usage : { ...usage, problem } };
}

const missing: ToldProblem = { cause: 'c', evidence: 'e', fix: 'f' };
const collision: ToldProblem = { ...missing, evidence: 'GATEWAY_URL is hidden.' };

function stateOf(chain: ConnectChain, visit: ConnectVisit = {}) {
  return connectFlowState(chain, visit, now);
}

describe('the bind step', () => {
  it.each([
    ['locked', { ...allowed, allowed: false }, {}],
    ['no-api', { ...allowed, service: { ...service, parts: ['Events' as const] } }, {}],
    ['awaiting-catalog', { ...allowed, inCatalog: false }, {}],
    ['open', allowed, {}],
    ['applying', allowed, { run }],
    ['cancelling', allowed, { run: { ...run, phase: 'cancelling' as const } }],
    ['cancelled', allowed, { run: { ...run, phase: 'cancelled' as const } }],
    ['failed', allowed, { run: failed }],
    ['settling', used('busy'), {}],
    ['settling', used('busy', missing), {}],
    ['settling', used('bad'), {}],
    ['broken', used('bad', missing), {}],
    ['bound', used('ok'), {}],
  ])('is %s', (name, chain, visit) => {
    expect(stateOf(chain, visit).bind.is).toBe(name);
  });

  it('does not turn red in the middle of a healthy apply', () => {
    for (const chain of [used('busy'), used('bad', missing)]) {
      expect(connectProgress(chain, stateOf(chain, { run })).bind.health).toBe('busy');
    }
  });

  it('never says that the same workload is bound and was not bound', () => {
    expect(stateOf(used('ok'), { run: failed }).bind).toMatchObject({ is: 'bound', missed: undefined });
    const other = { ...failed, request: { ...failed.request, workload: 'worker' } };
    expect(stateOf(used('ok'), { run: other }).bind).toMatchObject({ is: 'bound', missed: other });
  });

  it('is done where variables collide, with the collision as a warning', () => {
    const chain = used('warn', collision);
    const progress = connectProgress(chain, stateOf(chain));
    expect(progress.bind).toMatchObject({ health: 'warn' });
    expect(stateOf(chain).bind).toMatchObject({ is: 'bound', warning: 'GATEWAY_URL is hidden.' });
    expect(progress.prove.ready).toBe(true);
  });

  it('is not open again between the end of a run and the event that shows its usage', () => {
    const done = { ...run, phase: 'done' as const, endedAt: now.toISOString() };
    expect(stateOf(allowed, { run: done }).bind.is).toBe('settling');
    expect(stateOf(allowed, { run: { ...done, endedAt: '2026-01-31T23:00:00Z' } }).bind.is).toBe('open');
  });
});

describe('the prove step', () => {
  const proof = { latencyMs: 3.4, request: {} as Proof['request'], target: {} as Proof['target'] };
  const answered = (status: number) => ({
    call: {
      is: 'answered' as const,
      proof: { ...proof, response: { status, headers: {}, body: '', truncated: false } },
    },
  });

  it.each([
    ['open', {}],
    ['calling', { call: { is: 'calling' as const } }],
    ['refused', { call: { is: 'refused' as const, error: new Error('no') } }],
    ['unanswered', { call: { is: 'answered' as const, proof } }],
    ['answered-badly', answered(503)],
    ['proven', answered(204)],
  ])('is %s', (name, visit) => {
    expect(stateOf(used('ok'), visit).prove.is).toBe(name);
  });

  it('is locked while nothing is bound, whatever was called before', () => {
    expect(stateOf(allowed, answered(200)).prove.is).toBe('locked');
    expect(stateOf(used('ok'), { ...answered(200), run }).prove.is).toBe('locked');
  });

  it('comes next after a binding whose variables collide', () => {
    const chain = used('warn', collision);
    const paired = { ...stateOf(chain), connection: { is: 'paired' as const, expiresAt: '2027-01-01' } };
    const progress = connectProgress(chain, paired);
    expect(nextStep({ ...progress, name: { health: 'ok', state: '', ready: true } })).toBe('prove');
  });
});

describe('the token', () => {
  const issued = { is: 'issued' as const, expiresAt: '2026-02-01T00:05:00Z', isUsed: false };

  it('is good, has lapsed, or was used', () => {
    expect(tokenState(undefined, now)).toEqual({ is: 'none' });
    expect(tokenState({ is: 'issuing' }, now)).toEqual({ is: 'issuing' });
    expect(tokenState(issued, now)).toEqual({ is: 'good', secondsLeft: 300 });
    expect(tokenState(issued, new Date('2026-02-01T00:05:00Z'))).toEqual({ is: 'lapsed' });
    expect(tokenState({ ...issued, isUsed: true }, now)).toEqual({ is: 'used' });
  });
});
