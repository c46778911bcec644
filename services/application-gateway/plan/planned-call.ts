import type { Caller } from '../caller/caller.ts';
import { repeatHeaders } from '../caller/proxy-status.ts';
import type { RawHeaders } from '../http1/header-name.ts';
import { type TargetCall, targetCall } from '../upstream/target-call.ts';
import type { Route } from './find-route.ts';
import { forgetPlan } from './forget-plan.ts';
import type { Plan } from './plan.ts';
import { bringsCsrfToken, planKindFor } from './plan-kind.ts';
import type { Planner } from './planner.ts';
import { rewriteLocation } from './target-url.ts';

const noHeaders: RawHeaders = [];

/** A request whose service is known: the plan that it is sent by, and whether another one could do better. */
export class PlannedCall {
  readonly #caller: Caller;
  readonly #route: Route;
  #plan: Plan | undefined;
  #path = '';
  /** How often it was sent. */
  attempts = 0;

  constructor(caller: Caller, route: Route) {
    this.#caller = caller;
    this.#route = route;
  }

  /** @throws MooringError as the planner does, also by the promise. */
  nextPlan(planner: Planner): Plan | Promise<Plan> {
    const { found } = this.#route;
    return planner.planFor(found, planKindFor(found, this.#caller.headers, this.attempts > 0));
  }

  /** @throws MooringError as `targetCall` does. */
  callBy(plan: Plan): TargetCall {
    this.#plan = plan;
    this.attempts++;
    const made = targetCall(this.#caller, this.#route.rest, plan);
    this.#path = made.call.path;
    return made;
  }

  /** The target has taken the credentials. */
  accept(): void {
    if (this.#plan !== undefined) {
      this.#plan.accepted = true;
    }
  }

  /** A second try makes sense where the first was made with something that can be had anew. */
  get mayRenew(): boolean {
    return (
      this.attempts === 1 &&
      (this.#plan?.renew !== undefined || bringsCsrfToken(this.#route.found, this.#caller.headers))
    );
  }

  /** What was refused is not used again, by any call. */
  renew(): void {
    if (this.#plan !== undefined) {
      forgetPlan(this.#route.found, this.#plan);
    }
  }

  /**
   * A call that cannot be repeated here makes way for the next one.
   * @param status of the refusal
   * @returns headers that tell the caller to repeat it, where that helps: new tokens that are refused at once do not.
   */
  renewForNext(status: number): RawHeaders {
    if (!this.mayRenew) {
      return noHeaders;
    }
    this.renew();
    return this.#plan?.hasTokens === true && this.#plan.accepted ? repeatHeaders(status) : noHeaders;
  }

  /** An address of the target as the caller can follow it. */
  rewrite(address: string): string {
    if (this.#plan === undefined) {
      return address;
    }
    const { url } = this.#plan;
    return rewriteLocation(address, url, this.#path, `http://${this.#caller.host}${this.#route.prefix}`);
  }
}
