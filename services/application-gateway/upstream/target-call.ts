import type { Caller } from '../caller/caller.ts';
import { ReplayableBody } from '../caller/replayable-body.ts';
import { headerValue } from '../http1/header-name.ts';
import type { Plan } from '../plan/plan.ts';
import { joinPath } from '../plan/target-url.ts';
import { targetHeaders } from './target-headers.ts';
import type { Upstream, UpstreamCall } from './upstream.ts';

export interface TargetCall {
  /** The way that such a call takes. */
  upstream: Upstream;
  call: UpstreamCall;
  traceId: string;
}

/**
 * The call to the target that a caller's request becomes.
 * @param rest path and query behind what leads to the service.
 * @throws MooringError INVALID for a path that could leave the target's.
 */
export function targetCall(caller: Caller, rest: string, plan: Plan): TargetCall {
  const { method, body, headers: given, upgrade } = caller;
  const path = joinPath(plan.url, rest, plan.query);
  const { headers, traceId } = targetHeaders(given, plan.changes);
  const streams = body instanceof ReplayableBody;
  const length = streams ? headerValue(given, 'content-length') : undefined;
  if (length !== undefined) {
    headers.push('content-length', length);
  }
  return {
    upstream: plan.target.upstreamFor({ streams, upgrade: upgrade !== undefined }),
    call: { method, path, headers, body: streams ? body.stream() : body, upgrade },
    traceId,
  };
}
