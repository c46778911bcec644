import type { Duplex } from 'node:stream';
import type { CallFailure } from '#lib/domain/application/seen-calls.ts';
import { errorText, MooringError, toMooringError } from '#lib/errors.ts';
import { CallRecord } from '../calls/call-record.ts';
import type { RawHeaders } from '../http1/header-name.ts';
import { findRoute, type PathScheme } from '../plan/find-route.ts';
import type { Plan } from '../plan/plan.ts';
import { PlannedCall } from '../plan/planned-call.ts';
import type { CallControl, Receiver } from '../upstream/upstream.ts';
import { admit } from './admit.ts';
import { answerHead } from './answer-head.ts';
import type { Caller, CallerListener } from './caller.ts';
import { callerHeaders, callerTrailers } from './caller-headers.ts';
import type { GatewayContext } from './gateway-context.ts';
import { answerError, answerNothing } from './own-answers.ts';
import { proxyStatusOf, responseTimeout } from './proxy-status.ts';
import { ReplayableBody } from './replayable-body.ts';
import type { Rewrite } from './rewrite-addresses.ts';

const noHeaders: RawHeaders = [];
const closes: RawHeaders = ['Connection', 'close'];

/**
 * One request of a workload, from its arrival to the last byte of its answer: finds the service, makes the call, a second
 * time where the target refuses the credentials (binding contract 5.6), and streams the answer back, in either direction
 * no faster than the other side takes it.
 */
export class Exchange implements Receiver, CallerListener {
  readonly #context: GatewayContext;
  readonly #caller: Caller;
  readonly #scheme: PathScheme;
  readonly #record: CallRecord;
  #planned: PlannedCall | undefined;
  #control: CallControl | undefined;
  /** The target has refused the credentials: its answer is not the caller's. */
  #refused = false;
  #over = false;
  #status = 0;
  /** Until when the target must have begun to answer. */
  deadlineMs = Number.POSITIVE_INFINITY;

  constructor(context: GatewayContext, scheme: PathScheme, caller: Caller) {
    this.#context = context;
    this.#scheme = scheme;
    this.#caller = caller;
    this.#record = new CallRecord(context);
    caller.listener = this;
  }

  start(): void {
    // where a request is unclear, so is what follows on the connection
    let headers = closes;
    try {
      admit(this.#caller, this.#context.guard);
      headers = noHeaders;
      this.#planned = this.#findService();
    } catch (error) {
      this.#begin();
      this.#fail(error, headers);
      return;
    }
    this.#begin();
    this.#prepare(this.#planned);
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
      this.#record.failure ??= 'cancelled';
      this.#finish(this.#status === 0 ? 499 : this.#status);
    }
  }

  onHead(status: number, reason: string, headers: RawHeaders): void {
    this.deadlineMs = Number.POSITIVE_INFINITY;
    const planned = this.#planned;
    if (planned === undefined) {
      return;
    }
    let hint = noHeaders;
    if (status === 401 || status === 403) {
      if (planned.mayRenew && this.#mayRepeat()) {
        this.#repeat();
        return;
      }
      hint = planned.renewForNext(status);
    } else {
      planned.accept();
    }
    const answer = answerHead(this.#caller, { status, reason, headers }, this.#rewrite, hint);
    this.#status = answer.status;
    this.#caller.begin(answer.status, answer.reason, answer.headers);
  }

  onBody(part: Buffer): boolean {
    if (this.#refused) {
      return true;
    }
    this.#record.bytes += part.length;
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
      this.#record.failure = 'broken';
      this.#record.problem = errorText(error);
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
    this.#record.begin();
  }

  #findService(): PlannedCall {
    const { index, namespace } = this.#context;
    const route = findRoute(index, namespace, this.#scheme, this.#caller);
    const { api, service, statistics } = route.found;
    this.#record.statistics = statistics;
    if (api === undefined) {
      throw new MooringError('INVALID', `service with ID ${service.id} has no API`);
    }
    return new PlannedCall(this.#caller, route);
  }

  #prepare(planned: PlannedCall): void {
    try {
      const plan = planned.nextPlan(this.#context.planner);
      if (plan instanceof Promise) {
        plan.then(
          (built) => this.#send(planned, built),
          (error: unknown) => this.#refuseToSend(error),
        );
      } else {
        this.#send(planned, plan);
      }
    } catch (error) {
      this.#refuseToSend(error);
    }
  }

  #refuseToSend(error: unknown): void {
    this.#record.failure = 'credentials';
    this.#fail(error);
  }

  #send(planned: PlannedCall, plan: Plan): void {
    if (this.#over) {
      return;
    }
    try {
      this.#refused = false;
      this.#record.attempts++;
      const { upstream, call, traceId } = planned.callBy(plan);
      this.#record.traceId = traceId;
      this.deadlineMs = this.#context.nowMs() + this.#context.timeoutMs;
      const control = upstream.send(call, this);
      if (!this.#over && this.deadlineMs !== Number.POSITIVE_INFINITY) {
        this.#control = control;
      } else if (!this.#over) {
        this.#control ??= control;
      }
    } catch (error) {
      this.#fail(error);
    }
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
    const planned = this.#planned;
    if (this.#over || planned === undefined) {
      return;
    }
    this.#record.statistics.retries++;
    planned.renew();
    this.deadlineMs = Number.POSITIVE_INFINITY;
    this.#prepare(planned);
  }

  #rewrite: Rewrite = (address) => this.#planned?.rewrite(address) ?? address;

  #fail(thrown: unknown, headers = noHeaders): void {
    if (this.#over) {
      return;
    }
    const error = toMooringError(thrown);
    const cause = error.cause === undefined ? undefined : errorText(error.cause);
    this.#record.problem = cause === undefined ? error.message : `${error.message} ${cause}`;
    this.#finish(error.http);
    if (this.#caller.begun) {
      this.#caller.breakOff();
      return;
    }
    answerError(this.#caller, error, headers);
  }

  #failWithoutAnswer(failure: CallFailure, status: number, proxyStatus: string, problem: string): void {
    this.#record.failure = failure;
    this.#record.problem = problem;
    this.#finish(status);
    answerNothing(this.#caller, status, proxyStatus);
  }

  #finish(status: number): void {
    this.#over = true;
    this.#caller.listener = undefined;
    this.#context.running.delete(this);
    this.#record.finish(this.#caller, status);
  }
}
