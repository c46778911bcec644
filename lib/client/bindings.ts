import type { BindProgress, BindResult, ObjectName } from '../domain/bind-progress.ts';
import type { BindableUsageKind } from '../domain/bindable-kinds.ts';
import type { BindingPlan } from '../domain/binding-plan.ts';
import type { Proof } from '../domain/proof.ts';
import type { UnbindTarget } from '../domain/unbind-target.ts';
import type { UnbindPlan } from '../domain/unbinding-plan.ts';
import { ApiError, api } from './api.ts';

export interface BindInput {
  namespace: string;
  /** Id of the Application's service. */
  serviceId: string;
  workload: string;
  /** UsageKind of the workload; `deployment` where left out. */
  workloadKind?: BindableUsageKind;
  envPrefix: string;
  /** Create a sample Deployment where there is none of that name. */
  createSample: boolean;
}

/** What binding would create and change. */
export function planBind(input: BindInput, signal?: AbortSignal): Promise<BindingPlan> {
  const cancel = signal === undefined ? {} : { signal };
  return api('/api/bindings/plan', { method: 'POST', body: input, ...cancel });
}

/**
 * Binds, and tells what happens while it does. It ends with the result, or everything was removed again.
 * @param signal aborting it cancels: what was created is removed.
 * @throws ApiError with the cause of a failure; the signal's reason.
 */
export async function bindService(
  input: BindInput,
  onProgress: (progress: BindProgress) => void,
  signal: AbortSignal | null = null,
): Promise<BindResult> {
  const lost = new ApiError(
    'UNAVAILABLE',
    'The connection to the console broke while binding.',
    'What was created is removed again unless all of it was ready. Look at the state above before you repeat it.',
  );
  const answer = await fetch('/api/bindings', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/x-ndjson' },
    body: JSON.stringify(input),
    signal,
  }).catch(() => {
    signal?.throwIfAborted();
    throw lost;
  });
  if (!answer.ok || answer.body === null) {
    const { error } = (await answer.json()) as { error: { code: 'INVALID'; message: string; hint?: string } };
    throw new ApiError(error.code, error.message, error.hint);
  }
  for await (const line of linesOf(answer.body)) {
    const progress = JSON.parse(line) as BindProgress;
    if (progress.type === 'failed') {
      const { code, message, hint, details } = progress.error;
      throw new ApiError(code, message, hint, details);
    }
    if (progress.type === 'done') {
      return progress.result;
    }
    onProgress(progress);
  }
  throw lost;
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
export function prove(input: { namespace: string; binding: string; path: string }): Promise<Proof> {
  return api('/api/bindings/prove', { method: 'POST', body: input });
}

/** What unbinding would remove, and who loses what. */
export function planUnbind(target: UnbindTarget, signal: AbortSignal): Promise<UnbindPlan> {
  return api('/api/bindings/unbind/plan', { method: 'POST', body: target, signal });
}

/** Removes usages, bindings and instances that nothing else needs; ends when the workloads are as they were. */
export function unbindService(target: UnbindTarget): Promise<{ removed: ObjectName[]; kept: ObjectName[] }> {
  return api('/api/bindings/unbind', { method: 'POST', body: target });
}
