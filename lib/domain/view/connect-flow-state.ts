import type { Proof } from '../application/proof.ts';
import { type BindRun, isGoing } from '../binding/bind-run.ts';
import type { ToldProblem } from '../health/node-health.ts';
import type { ConnectApplication, ConnectChain, ConnectUsage } from './connect-chain-view.ts';

/** What this window knows beside the cluster: what is under way, and what it was answered. */
export interface ConnectVisit {
  token?: VisitToken | undefined;
  /** The last plan for this service and namespace that the server applied. */
  run?: BindRun | undefined;
  /** The last call that was made with this binding. */
  call?: ProofCall | undefined;
}

/** The token of this window; its URL is shown nowhere else. `expiresAt` is RFC 3339. */
export type VisitToken = { is: 'issuing' } | { is: 'issued'; expiresAt: string; isUsed: boolean };

export type ProofCall =
  | { is: 'calling' }
  | { is: 'refused'; error: Error }
  | { is: 'answered'; proof: Proof };

/** The token that connects the application: commands and its URL are good for `good` only. */
export type TokenState =
  | { is: 'none' }
  | { is: 'issuing' }
  | { is: 'good'; secondsLeft: number }
  | { is: 'lapsed' }
  | { is: 'used' };

/** The step that connects the application. `expiresAt` is RFC 3339. */
export type ConnectionState =
  | { is: 'locked' }
  | { is: 'unpaired' }
  | { is: 'left-out' }
  | { is: 'paired'; expiresAt: string }
  | { is: 'expired'; expiresAt: string };

/** The step that binds the service to a workload. */
export type BindState =
  | { is: 'locked' }
  | { is: 'no-api' }
  | { is: 'awaiting-catalog' }
  | { is: 'open' }
  | { is: 'applying'; run: BindRun }
  | { is: 'cancelling'; run: BindRun }
  | { is: 'settling'; workload: string }
  | { is: 'bound'; workload: string; warning: string | undefined; missed: BindRun | undefined }
  | { is: 'broken'; workload: string; problem: ToldProblem; missed: BindRun | undefined }
  | { is: 'cancelled'; run: BindRun }
  | { is: 'failed'; run: BindRun };

/** The step that proves the connection. */
export type ProveState =
  | { is: 'locked' }
  | { is: 'open' }
  | { is: 'calling' }
  | { is: 'refused'; error: Error }
  | { is: 'unanswered'; proof: Proof }
  | { is: 'answered-badly'; proof: Proof; status: number }
  | { is: 'proven'; proof: Proof; status: number };

export interface ConnectFlowState {
  token: TokenState;
  connection: ConnectionState;
  bind: BindState;
  prove: ProveState;
}

/** Between the end of a run and the event that shows its usage there is a moment. */
const eventLagMs = 5_000;

/**
 * The one state machine of the guided flow: each step that takes a while is in exactly one named state, from what the
 * cluster says and what this window has under way. Titles, notices and buttons follow from the name.
 */
export function connectFlowState(chain: ConnectChain, visit: ConnectVisit, now: Date): ConnectFlowState {
  const bind = bindState(chain, visit, now);
  return {
    token: tokenState(visit.token, now),
    connection: connectionState(chain.application, now),
    bind,
    prove: proveState(bind, visit),
  };
}

/** The state of the token alone, for what counts down each second. */
export function tokenState(token: VisitToken | undefined, now: Date): TokenState {
  if (token === undefined) {
    return { is: 'none' };
  }
  if (token.is === 'issuing') {
    return { is: 'issuing' };
  }
  if (token.isUsed) {
    return { is: 'used' };
  }
  const secondsLeft = Math.floor((Date.parse(token.expiresAt) - now.getTime()) / 1000);
  return secondsLeft > 0 ? { is: 'good', secondsLeft } : { is: 'lapsed' };
}

function connectionState(application: ConnectApplication | undefined, now: Date): ConnectionState {
  if (application === undefined) {
    return { is: 'locked' };
  }
  const expiresAt = application.certificate?.expiresAt;
  if (expiresAt !== undefined) {
    return { is: Date.parse(expiresAt) <= now.getTime() ? 'expired' : 'paired', expiresAt };
  }
  // services can be registered from here too, so somebody may have gone on without a certificate
  return { is: application.services.length > 0 ? 'left-out' : 'unpaired' };
}

function bindState(
  { service, allowed, inCatalog, usage }: ConnectChain,
  { run }: ConnectVisit,
  now: Date,
): BindState {
  if (run !== undefined && isGoing(run)) {
    return { is: run.phase === 'cancelling' ? 'cancelling' : 'applying', run };
  }
  if (usage !== undefined) {
    return usageState(usage, run);
  }
  if (run?.phase === 'done' && now.getTime() - Date.parse(run.endedAt ?? '') < eventLagMs) {
    return { is: 'settling', workload: run.request.workload };
  }
  if (service === undefined || !allowed) {
    return { is: 'locked' };
  }
  if (!service.parts.includes('API')) {
    return { is: 'no-api' };
  }
  if (run?.phase === 'failed' || run?.phase === 'cancelled') {
    return { is: run.phase, run };
  }
  return { is: inCatalog ? 'open' : 'awaiting-catalog' };
}

function usageState({ workload, health, problem }: ConnectUsage, run: BindRun | undefined): BindState {
  // what was tried with another workload says nothing about this one
  const missed =
    run !== undefined && run.phase === 'failed' && run.request.workload !== workload ? run : undefined;
  switch (health) {
    case 'ok':
    case 'warn':
      return { is: 'bound', workload, warning: problem?.evidence, missed };
    case 'bad':
      return problem === undefined
        ? { is: 'settling', workload }
        : { is: 'broken', workload, problem, missed };
    case 'busy':
    case 'off':
    case 'todo':
      return { is: 'settling', workload };
  }
}

function proveState(bind: BindState, { call }: ConnectVisit): ProveState {
  if (bind.is !== 'bound') {
    return { is: 'locked' };
  }
  if (call === undefined) {
    return { is: 'open' };
  }
  if (call.is !== 'answered') {
    return call;
  }
  const { proof } = call;
  if (proof.response === undefined) {
    return { is: 'unanswered', proof };
  }
  const { status } = proof.response;
  return { is: status < 400 ? 'proven' : 'answered-badly', proof, status };
}
