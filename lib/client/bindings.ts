import type { Proof } from '#lib/domain/application/proof.ts';
import type { ProveRequest } from '#lib/domain/application/prove-request.ts';
import type { ObjectName } from '#lib/domain/binding/bind-progress.ts';
import type { BindRequest } from '#lib/domain/binding/bind-request.ts';
import { type BindRun, isGoing } from '#lib/domain/binding/bind-run.ts';
import type { BindRunsQuery } from '#lib/domain/binding/bind-runs-query.ts';
import type { BindingPlan } from '#lib/domain/binding/binding-plan-shape.ts';
import type { UnbindRequest } from '#lib/domain/binding/unbind-request.ts';
import type { UnbindPlan } from '#lib/domain/binding/unbinding-plan.ts';
import type { Told } from '#lib/domain/texts/message.ts';
import { api, errorOf } from './api.ts';

/** Whose runs are meant. */
export type BindRunTarget = Required<Pick<BindRunsQuery, 'namespace' | 'serviceId'>> & BindRunsQuery;

/** What binding would create and change. */
export function planBind(input: BindRequest, signal?: AbortSignal): Promise<Told<BindingPlan>> {
  const cancel = signal === undefined ? {} : { signal };
  return api('/api/bindings/plan', { method: 'POST', body: input, ...cancel });
}

/** Begins to apply a plan, or joins who applies it already. The server goes on with it whoever leaves. */
export function startBind(input: BindRequest): Promise<BindRun> {
  return api('/api/bindings/runs', { method: 'POST', body: input });
}

/** The last plan for a service, or for one workload of it, that was applied; null where there was none lately. */
export async function lastBindRun(
  { namespace, serviceId, workload }: BindRunTarget,
  signal: AbortSignal,
): Promise<BindRun | null> {
  const query = new URLSearchParams({
    namespace,
    serviceId,
    ...(workload === undefined ? {} : { workload }),
  });
  const [last = null] = await api<BindRun[]>(`/api/bindings/runs?${query}`, { signal });
  return last;
}

/** Cancels: what the run has created is removed again. */
export function cancelBind(id: string): Promise<BindRun> {
  return api(`/api/bindings/runs/${encodeURIComponent(id)}`, { method: 'DELETE' });
}

/**
 * Tells each state of a run until it has ended. Where the connection breaks, or the console starts anew, it asks again.
 * @throws ApiError where the console knows the run no more; the signal's reason.
 */
export async function followBind(
  id: string,
  onRun: (run: BindRun) => void,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    const answer = await fetch(`/api/bindings/runs/${encodeURIComponent(id)}`, {
      headers: { accept: 'application/x-ndjson' },
      signal,
    }).catch(() => undefined);
    signal.throwIfAborted();
    if (answer !== undefined && !answer.ok) {
      const error = errorOf(answer.status, await answer.text());
      if (!error.retry) {
        throw error;
      }
    } else if (answer?.body && (await toldToTheEnd(answer.body, onRun))) {
      return;
    }
    signal.throwIfAborted();
    await new Promise((resolve) => setTimeout(resolve, askAgainMs));
  }
}

const askAgainMs = 1_000;

async function toldToTheEnd(
  body: ReadableStream<Uint8Array>,
  onRun: (run: BindRun) => void,
): Promise<boolean> {
  try {
    for await (const line of linesOf(body)) {
      const run = JSON.parse(line) as BindRun;
      onRun(run);
      if (!isGoing(run)) {
        return true;
      }
    }
  } catch {
    // the connection broke: what it said so far stays true
  }
  return false;
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    rest += decoder.decode(value, { stream: !done });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter((line) => line !== '');
    if (done) {
      return;
    }
  }
}

/** Makes a call through the gateway with the GATEWAY_URL of a binding. */
export function prove(input: ProveRequest): Promise<Proof> {
  return api('/api/bindings/prove', { method: 'POST', body: input });
}

/** What unbinding would remove, and who loses what. */
export function planUnbind(target: UnbindRequest, signal: AbortSignal): Promise<Told<UnbindPlan>> {
  return api('/api/bindings/unbind/plan', { method: 'POST', body: target, signal });
}

/** Removes usages, bindings and instances that nothing else needs; ends when the workloads are as they were. */
export function unbindService(target: UnbindRequest): Promise<{ removed: ObjectName[]; kept: ObjectName[] }> {
  return api('/api/bindings/unbind', { method: 'POST', body: target });
}
