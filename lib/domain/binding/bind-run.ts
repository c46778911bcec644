import type { Sentence } from '../texts/message.ts';
import type { BindFailure, BindProgress, BindResult, ObjectName } from './bind-progress.ts';
import type { BindRequest } from './binding-plan-shape.ts';

/** On an object: the run that created it. */
export const bindRunAnnotation = 'bindings.mooring.dev/run';

/** How far one object of a plan is; `left` is what could not be removed again. */
export type BindRunObjectState = 'waiting' | 'created' | 'ready' | 'removed' | 'left';

export interface BindRunObject extends ObjectName {
  action: 'create' | 'reuse';
  state: BindRunObjectState;
  /** What is to be said about it although it is ready. */
  warning?: Sentence;
}

/** A plan that the server applies, or has applied a moment ago. It goes on whoever looks; only cancelling undoes it. */
export interface BindRun {
  id: string;
  request: BindRequest;
  /** RFC 3339. */
  startedAt: string;
  phase: 'applying' | 'cancelling' | 'done' | 'failed' | 'cancelled';
  /** In the order of the plan; empty until it is made. */
  objects: BindRunObject[];
  /** RFC 3339. */
  endedAt?: string;
  result?: BindResult;
  error?: BindFailure;
}

/** Whether the server is still at it. */
export function isGoing({ phase }: BindRun): boolean {
  return phase === 'applying' || phase === 'cancelling';
}

/** The run after one more step of it. */
export function advanceRun(run: BindRun, step: BindProgress, now: Date): BindRun {
  switch (step.type) {
    case 'planned':
      return { ...run, objects: step.objects.map((object) => ({ ...object, state: 'waiting' })) };
    case 'created':
    case 'ready':
    case 'removed':
      return { ...run, objects: withState(run.objects, step) };
    case 'done':
      return { ...run, phase: 'done', endedAt: now.toISOString(), result: step.result };
    case 'failed':
      return {
        ...run,
        phase: run.phase === 'cancelling' ? 'cancelled' : 'failed',
        objects: withLeft(run.objects),
        endedAt: now.toISOString(),
        error: step.error,
      };
  }
}

function withState(
  objects: readonly BindRunObject[],
  step: ObjectName & { type: 'created' | 'ready' | 'removed'; warning?: Sentence },
): BindRunObject[] {
  const { type: state, kind, name, warning } = step;
  return objects.map((object) =>
    object.kind === kind && object.name === name
      ? { ...object, state, ...(warning === undefined ? {} : { warning }) }
      : object,
  );
}

/** What a failed run made and has not removed is left. */
function withLeft(objects: readonly BindRunObject[]): BindRunObject[] {
  return objects.map((object) =>
    object.action === 'create' && (object.state === 'created' || object.state === 'ready')
      ? { ...object, state: 'left' }
      : object,
  );
}

/** Whether two requests ask for the same, so that the second joins the first. */
export function keyOfBindRequest(request: BindRequest): string {
  const { namespace, serviceId, workload, workloadKind = 'deployment', envPrefix, reader } = request;
  return JSON.stringify([namespace, serviceId, workloadKind, workload, envPrefix, reader]);
}
