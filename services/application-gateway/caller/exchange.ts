import type { Duplex } from 'node:stream';
import type { CallFailure } from '#lib/domain/application/seen-calls.ts';
import { errorText, MooringError, toMooringError } from '#lib/errors.ts';
import type { RequestSource } from '#lib/http/request-source.ts';
import type { CallStatistics } from '../calls/call-statistics.ts';
import { framingOf } from '../http1/format-head.ts';
import { headerValue, type RawHeaders } from '../http1/header-name.ts';
import { findRoute, type PathScheme, type Route } from '../plan/find-route.ts';
import { type Plan, type PlanKind, planKinds } from '../plan/plan.ts';
import { joinPath, rewriteLocation } from '../plan/target-url.ts';
import { targetHeaders } from '../upstream/target-headers.ts';
import type { CallControl, Receiver } from '../upstream/upstream.ts';
import type { Caller, CallerListener } from './caller.ts';
import { callerHeaders, callerTrailers } from './caller-headers.ts';
import type { GatewayContext } from './gateway-context.ts';
import { answerError, answerNothing } from './own-answers.ts';
import { accessTokenOf, csrfTokenOf } from './own-tokens.ts';
import { proxyStatusOf, repeatHeaders, responseTimeout } from './proxy-status.ts';
import { refuseUnclear } from './refuse-unclear.ts';
import { ReplayableBody } from './replayable-body.ts';

const targetStatusHeader = 'Target-System-Status';
const noHeaders: RawHeaders = [];

/**
 * One request of a workload, from its arrival to the last byte of its answer: finds the service, makes the call, a second
 * time where the target refuses the credentials (binding contract 5.6), and streams the answer back, in either direction
 * no faster than the other side takes it.
 */
export class Exchange implements Receiver, CallerListener {
  readonly #context: GatewayContext;
  readonly #caller: Caller;
  readonly #scheme: PathScheme;
  readonly #startedAtMs: number;
  #route: Route | undefined;
  #statistics: CallStatistics;
  #plan: Plan | undefined;
  #control: CallControl | undefined;
  #path = '';
  #attempts = 0;
  #bringsCsrfToken = false;
  /** The target has refused the credentials: its answer is not the caller's. */
  #refused = false;
  #over = false;
  #status = 0;
  #bytes = 0;
  #failure: CallFailure | undefined;
  #problem: string | undefined;
  #traceId: string | undefined;
  /** Until when the target must have begun to answer. */
  deadlineMs = Number.POSITIVE_INFINITY;

  constructor(context: GatewayContext, scheme: PathScheme, caller: Caller) {
    this.#context = context;
    this.#scheme = scheme;
    this.#caller = caller;
    this.#startedAtMs = context.nowMs();
    this.#statistics = context.unrouted;
    caller.listener = this;
  }

  start(): void {
    try {
      this.#context.guard?.(sourceOf(this.#caller));
      if (!this.#caller.plain) {
        refuseUnclear(this.#caller);
      }
    } catch (error) {
      this.#begin();
      // what follows on the connection is unclear too
      this.#fail(error, ['Connection', 'close']);
      return;
    }
    try {
      const { index, namespace } = this.#context;
      this.#route = findRoute(index, namespace, this.#scheme, this.#caller);
      this.#statistics = this.#route.found.statistics;
    } catch (error) {
      this.#begin();
      this.#fail(error);
      return;
    }
    this.#begin();
    if (this.#route.found.api === undefined) {
      this.#fail(new MooringError('INVALID', `service with ID ${this.#route.found.service.id} has no API`));
      return;
    }
    this.#prepare(this.#route);
  }

  /** The target has not answered in time. */
  onTimeout(): void {
    this.#control?.abort();
    this.#failWithoutAnswer('timeout', 504, responseTimeout, 'the target did not answer in time');
  }

  /** The request moves: its target has time to answer. */
  onProgress(): void {
    if (this.deadlineMs !== Number.POSITIVE_INFINITY) {
      this.deadlineMs = this.#context.nowMs() + this.#context.timeoutMs;
    }
  }

  onDrain(): void {
    this.#control?.resume();
  }

  onGone(): void {
    if (!this.#over) {
      this.#control?.abort();
      this.#failure ??= 'cancelled';
      this.#finish(this.#status === 0 ? 499 : this.#status);
    }
  }

  onHead(status: number, reason: string, headers: RawHeaders): void {
    this.deadlineMs = Number.POSITIVE_INFINITY;
    const isRefusal = status === 401 || status === 403;
    if (isRefusal && this.#mayRenew() && this.#mayRepeat()) {
      this.#repeat();
      return;
    }
    const hint = isRefusal ? this.#renewForNext(status) : noHeaders;
    const moved = (status >= 300 && status < 400) || status === 201;
    const trailers =
      this.#caller.takesTrailers && framingOf(this.#caller.method, status, headers) === 'chunked';
    const answer = callerHeaders(headers, { rewrite: this.#rewrite, moved, trailers });
    answer.push(...hint);
    if (!isRefusal && this.#plan !== undefined) {
      this.#plan.accepted = true;
    }
    if (status >= 500) {
      answer.push(targetStatusHeader, String(status));
      this.#status = 502;
      this.#caller.begin(502, 'Bad Gateway', answer);
    } else {
      this.#status = status;
      this.#caller.begin(status, reason, answer);
    }
  }

  onBody(part: Buffer): boolean {
    if (this.#refused) {
      return true;
    }
    this.#bytes += part.length;
    return this.#caller.write(part);
  }

  onEnd(trailers: RawHeaders): void {
    this.#control = undefined;
    if (this.#refused) {
      this.#retry();
      return;
    }
    this.#finish(this.#status);
    this.#caller.end(callerTrailers(trailers, this.#rewrite));
  }

  onError(error: Error): void {
    this.#control = undefined;
    if (this.#caller.begun) {
      this.#failure = 'broken';
      this.#problem = errorText(error);
      this.#finish(this.#status);
      this.#caller.breakOff();
      return;
    }
    if (this.#refused) {
      this.#retry();
      return;
    }
    const status = proxyStatusOf(error);
    const timedOut = status.endsWith('timeout');
    this.#failWithoutAnswer(
      timedOut ? 'timeout' : 'unreachable',
      timedOut ? 504 : 502,
      status,
      errorText(error),
    );
  }

  onUpgrade(headers: RawHeaders, socket: Duplex): void {
    this.#control = undefined;
    this.#finish(101);
    this.#caller.join(
      callerHeaders(headers, { rewrite: this.#rewrite, moved: false, trailers: false }),
      socket,
    );
  }

  #begin(): void {
    this.#context.running.add(this);
    this.#statistics.begin(this.#startedAtMs);
  }

  #prepare(route: Route): void {
    try {
      const plan = this.#context.planner.planFor(route.found, this.#planKind(route));
      if (plan instanceof Promise) {
        plan.then(
          (built) => this.#send(route, built),
          (error: unknown) => this.#refuseToSend(error),
        );
      } else {
        this.#send(route, plan);
      }
    } catch (error) {
      this.#refuseToSend(error);
    }
  }

  /** A token that the caller brings is tried first; after a refusal the gateway sends one that it fetched. */
  #planKind({ found }: Route): PlanKind {
    const { headers } = this.#caller;
    if (accessTokenOf(headers) !== undefined) {
      return 'own-credentials';
    }
    if (!found.api?.credentials?.csrfInfo?.tokenEndpointURL) {
      return 'full';
    }
    const token = csrfTokenOf(headers);
    this.#bringsCsrfToken = token !== undefined && token.toLowerCase() !== 'fetch';
    return token === undefined || (this.#bringsCsrfToken && this.#attempts > 0) ? 'full' : 'own-csrf';
  }

  #refuseToSend(error: unknown): void {
    this.#failure = 'credentials';
    this.#fail(error);
  }

  #send(route: Route, plan: Plan): void {
    if (this.#over) {
      return;
    }
    try {
      const { method, body, headers: given, upgrade } = this.#caller;
      const streams = body instanceof ReplayableBody;
      this.#plan = plan;
      this.#attempts++;
      this.#refused = false;
      this.#path = joinPath(plan.url, route.rest, plan.query);
      const { headers, traceId } = targetHeaders(given, plan.changes);
      this.#traceId = traceId;
      const length = streams ? headerValue(given, 'content-length') : undefined;
      if (length !== undefined) {
        headers.push('content-length', length);
      }
      this.deadlineMs = this.#context.nowMs() + this.#context.timeoutMs;
      const upstream = plan.target.upstreamFor({ streams, upgrade: upgrade !== undefined });
      const sent = streams ? body.stream() : body;
      const control = upstream.send({ method, path: this.#path, headers, body: sent, upgrade }, this);
      if (!this.#over && this.deadlineMs !== Number.POSITIVE_INFINITY) {
        this.#control = control;
      } else if (!this.#over) {
        this.#control ??= control;
      }
    } catch (error) {
      this.#fail(error);
    }
  }

  /** A second try makes sense where the first was made with something that can be had anew. */
  #mayRenew(): boolean {
    return this.#attempts === 1 && (this.#plan?.renew !== undefined || this.#bringsCsrfToken);
  }

  /** Nothing of the body is lost. */
  #mayRepeat(): boolean {
    const { body } = this.#caller;
    return !(body instanceof ReplayableBody) || body.replayable;
  }

  /** The target refuses the credentials: what it says besides is not for the caller. */
  #repeat(): void {
    const { body } = this.#caller;
    this.#refused = true;
    if (body instanceof ReplayableBody && !body.complete) {
      // nobody waits for the end of a call that has not begun in full
      body.hold();
      this.#control?.abort();
      this.#control = undefined;
      this.#retry();
      return;
    }
    // its body may take time too
    this.deadlineMs = this.#context.nowMs() + this.#context.timeoutMs;
  }

  #retry(): void {
    const route = this.#route;
    if (this.#over || route === undefined) {
      return;
    }
    this.#statistics.retries++;
    this.#renew();
    this.deadlineMs = Number.POSITIVE_INFINITY;
    this.#prepare(route);
  }

  /** What was refused is not used again, by any call. */
  #renew(): void {
    this.#plan?.renew?.();
    const found = this.#route?.found;
    for (const kind of planKinds) {
      if (found !== undefined && found.plans[kind] === this.#plan) {
        delete found.plans[kind];
      }
    }
  }

  /**
   * A call that cannot be repeated here makes way for the next one.
   * @returns headers that tell the caller to repeat it, where that helps: new tokens that are refused at once do not.
   */
  #renewForNext(status: number): RawHeaders {
    if (!this.#mayRenew()) {
      return noHeaders;
    }
    this.#renew();
    return this.#plan?.hasTokens === true && this.#plan.accepted ? repeatHeaders(status) : noHeaders;
  }

  #rewrite = (address: string): string => {
    const { host } = this.#caller;
    const url = this.#plan?.url;
    return url === undefined
      ? address
      : rewriteLocation(address, url, this.#path, `http://${host}${this.#route?.prefix ?? ''}`);
  };

  #fail(thrown: unknown, headers: RawHeaders = []): void {
    if (this.#over) {
      return;
    }
    const error = toMooringError(thrown);
    const cause = error.cause === undefined ? undefined : errorText(error.cause);
    this.#problem = cause === undefined ? error.message : `${error.message} ${cause}`;
    this.#finish(error.http);
    if (this.#caller.begun) {
      this.#caller.breakOff();
      return;
    }
    answerError(this.#caller, error, headers);
  }

  #failWithoutAnswer(failure: CallFailure, status: number, proxyStatus: string, problem: string): void {
    this.#failure = failure;
    this.#problem = problem;
    this.#finish(status);
    answerNothing(this.#caller, status, proxyStatus);
  }

  #finish(status: number): void {
    this.#over = true;
    this.#caller.listener = undefined;
    this.#context.running.delete(this);
    const durationMs = this.#context.nowMs() - this.#startedAtMs;
    this.#statistics.end(status, durationMs);
    if (this.#failure !== undefined) {
      this.#statistics.fail(this.#failure);
    }
    const { method, url, host } = this.#caller;
    this.#context.callLog.write({
      name: this.#statistics.name,
      method,
      host,
      url,
      status,
      durationMs,
      bytes: this.#bytes,
      attempts: this.#attempts,
      traceId: this.#traceId,
      failure: this.#failure,
      problem: this.#problem,
    });
  }
}

function sourceOf({ host, headers }: Caller): RequestSource {
  return {
    host,
    origin: headerValue(headers, 'origin'),
    fetchSite: headerValue(headers, 'sec-fetch-site'),
  };
}
