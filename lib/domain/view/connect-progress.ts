import type { Health } from '../health/health.ts';
import { message, type Sentence } from '../texts/message.ts';
import type { ConnectApplication, ConnectChain, ConnectService } from './connect-chain-view.ts';
import type { BindState, ConnectFlowState, ConnectionState, ProveState } from './connect-flow-state.ts';

/** The steps from nothing to a proven call, in their order. */
export const connectSteps = ['name', 'connect', 'register', 'allow', 'bind', 'prove'] as const;

export type ConnectStep = (typeof connectSteps)[number];

export interface StepProgress {
  health: Health;
  /** A few words beside the title. */
  state: Sentence;
  /** Whether the step can be worked on: what it builds on is there. */
  ready: boolean;
}

export type ConnectProgress = Record<ConnectStep, StepProgress>;

/** How far each step is: what the cluster says of the objects, and the state of the steps that take a while. */
export function connectProgress(chain: ConnectChain, state: ConnectFlowState): ConnectProgress {
  const { application, service, namespace } = chain;
  const exists = application !== undefined;
  const count = application?.services.length ?? 0;
  return {
    name: nameProgress(application),
    connect: connectionProgress(state.connection),
    register:
      count > 0
        ? {
            health: 'ok',
            state: registeredState(count, service),
            ready: true,
          }
        : { health: 'todo', state: '', ready: exists },
    allow: allowProgress(chain),
    bind: bindProgress(state.bind, namespace),
    prove: proveProgress(state.prove),
  };
}

/** Names what the next steps are about. */
function registeredState(count: number, service: ConnectService | undefined): Sentence {
  const name = service?.displayName;
  if (count === 1) {
    return name ?? '';
  }
  return name === undefined
    ? message('connect.stateServices', { count })
    : message('connect.stateOneOfServices', { service: name, count });
}

function allowProgress({ service, namespace, allowed, goneNamespace }: ConnectChain): StepProgress {
  const ready = service !== undefined;
  if (goneNamespace !== undefined) {
    return {
      health: 'warn',
      state: message('connect.stateNamespaceGone', { namespace: goneNamespace }),
      ready,
    };
  }
  return allowed
    ? {
        health: 'ok',
        state: message('connect.stateInNamespace', { namespace: namespace ?? '' }),
        ready: true,
      }
    : { health: 'todo', state: '', ready };
}

function nameProgress(application: ConnectApplication | undefined): StepProgress {
  if (application === undefined) {
    return { health: 'todo', state: '', ready: true };
  }
  const { name, setUp } = application;
  switch (setUp) {
    case 'deployed':
      return { health: 'ok', state: message('connect.stateDeployed', { name }), ready: true };
    case 'failed':
      return { health: 'bad', state: message('connect.stateFailed', { name }), ready: true };
    case 'busy':
      return { health: 'busy', state: message('connect.stateBeingSetUp', { name }), ready: true };
  }
}

function connectionProgress(state: ConnectionState): StepProgress {
  switch (state.is) {
    case 'locked':
      return { health: 'todo', state: '', ready: false };
    case 'unpaired':
      return { health: 'todo', state: '', ready: true };
    case 'left-out':
      return { health: 'off', state: message('connect.stateNoCertificate'), ready: true };
    case 'paired':
      return {
        health: 'ok',
        state: message('connect.stateCertificateUntil', { until: state.expiresAt.slice(0, 10) }),
        ready: true,
      };
    case 'expired':
      return {
        health: 'bad',
        state: message('connect.stateCertificateExpired', { until: state.expiresAt.slice(0, 10) }),
        ready: true,
      };
  }
}

function bindProgress(state: BindState, namespace: string | undefined): StepProgress {
  const at = (name: string) => ({ workload: `${namespace}/${name}` });
  switch (state.is) {
    case 'locked':
      return { health: 'todo', state: '', ready: false };
    case 'no-api':
      return { health: 'todo', state: message('connect.stateNeedsApi'), ready: true };
    case 'awaiting-catalog':
    case 'open':
      return { health: 'todo', state: '', ready: true };
    case 'applying':
      return {
        health: 'busy',
        state: message('connect.stateBeingBound', at(state.run.request.workload)),
        ready: true,
      };
    case 'cancelling':
      return {
        health: 'busy',
        state: message('connect.stateBeingTakenBack', at(state.run.request.workload)),
        ready: true,
      };
    case 'settling':
      return { health: 'busy', state: message('connect.stateInProgress', at(state.workload)), ready: true };
    case 'bound':
      return state.warning === undefined
        ? { health: 'ok', state: at(state.workload).workload, ready: true }
        : {
            health: 'warn',
            state: message('connect.stateCollides', at(state.workload)),
            ready: true,
          };
    case 'broken':
      return {
        health: 'bad',
        state: message('connect.stateFailed', { name: at(state.workload).workload }),
        ready: true,
      };
    case 'cancelled':
      return { health: 'todo', state: message('connect.stateCancelled'), ready: true };
    case 'failed':
      return {
        health: 'bad',
        state: message('connect.stateNotBound', at(state.run.request.workload)),
        ready: true,
      };
  }
}

function proveProgress(state: ProveState): StepProgress {
  switch (state.is) {
    case 'locked':
      return { health: 'todo', state: '', ready: false };
    case 'open':
      return { health: 'todo', state: '', ready: true };
    case 'calling':
      return { health: 'busy', state: message('connect.stateCalling'), ready: true };
    case 'refused':
      return { health: 'bad', state: message('connect.stateNotCalled'), ready: true };
    case 'unanswered':
      return { health: 'bad', state: message('connect.stateNoAnswer'), ready: true };
    case 'answered-badly':
    case 'proven':
      return {
        health: state.is === 'proven' ? 'ok' : 'warn',
        state: message('connect.stateAnswered', {
          status: state.status,
          latency: Math.round(state.proof.latencyMs),
        }),
        ready: true,
      };
  }
}

/**
 * The step to work on next: the first that is neither done nor left out, as far as it can be worked on. What works, with
 * something to be said about it, is done.
 */
export function nextStep(progress: ConnectProgress): ConnectStep {
  const open = connectSteps.find((step) => {
    const { health } = progress[step];
    const goesOnByItself = step === 'name' && health === 'busy';
    const works = health === 'ok' || health === 'off' || (step === 'bind' && health === 'warn');
    return !works && !goesOnByItself;
  });
  return open ?? 'prove';
}
