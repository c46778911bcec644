/** One call to the API server, as a rule sees it. */
export interface ApiCall {
  method: string;
  /** With the query. */
  path: string;
  watch: boolean;
}

export type CallRule = (call: ApiCall) => boolean;

/** What can go wrong on the way to a Kubernetes API. */
export interface ApiFaults {
  /** Answers calls that match with 409, as after a foreign write; undefined ends that. */
  conflictAt(rule: CallRule | undefined): void;
  /** Answers calls that match with 503; undefined ends that. */
  refuse(rule: CallRule | undefined): void;
  /** Leaves calls that match without an answer, their connections open, and open watches without events; undefined ends that. */
  hang(rule: CallRule | undefined): void;
  /**
   * Ends the way at the first call that matches, as the death of the process behind it would: the call is not made, or it is
   * made and its answer lost; no later call comes through. Resolves when it has happened.
   */
  dieAt(rule: CallRule, when: 'before' | 'after'): Promise<void>;
  /** How many calls were answered with 409 or 503, or left without an answer, here. */
  readonly faults: number;
}

type Verdict =
  | 'pass'
  | 'silence'
  | { code: number; reason: string }
  /** The call is made; `lose` discards its answer and ends the way. */
  | { lose(discard: () => Promise<unknown>): Promise<void> };

export interface FaultRules {
  faults: ApiFaults;
  /** What happens to a call. To be asked once for each: rules may count. */
  judge(call: ApiCall): Verdict;
  /** Whether the answer to a call that was passed on goes no further. */
  isSilent(call: ApiCall): boolean;
}

/** Keeps the rules that a test has set, and judges calls by them. */
export function createFaultRules(): FaultRules {
  let conflicting: CallRule | undefined;
  let refused: CallRule | undefined;
  let hanging: CallRule | undefined;
  let death: { rule: CallRule; when: 'before' | 'after'; happened(): void } | undefined;
  let dead = false;
  let count = 0;

  function spoil(call: ApiCall): Verdict {
    if (hanging?.(call)) {
      return 'silence';
    }
    if (conflicting?.(call)) {
      return { code: 409, reason: 'Conflict' };
    }
    return refused?.(call) ? { code: 503, reason: 'ServiceUnavailable' } : 'pass';
  }

  return {
    judge(call) {
      const dies = death?.rule(call) === true ? death : undefined;
      if (dead || dies?.when === 'before') {
        dead = true;
        dies?.happened();
        return 'silence';
      }
      const verdict = spoil(call);
      if (verdict !== 'pass') {
        count++;
        return verdict;
      }
      if (dies === undefined) {
        return 'pass';
      }
      return {
        async lose(discard) {
          dead = true;
          await discard();
          dies.happened();
        },
      };
    },
    isSilent: (call) => hanging?.(call) === true || dead,
    faults: {
      get faults() {
        return count;
      },
      conflictAt(rule) {
        conflicting = rule;
      },
      refuse(rule) {
        refused = rule;
      },
      hang(rule) {
        hanging = rule;
      },
      dieAt(rule, when) {
        return new Promise((happened) => {
          death = { rule, when, happened };
        });
      },
    },
  };
}
