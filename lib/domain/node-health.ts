import type { Health } from './health.ts';
import type { Condition } from './kube-object.ts';
import type { Remedy } from './remedy.ts';

/** Why something is not as it should be, what shows it, and what to do about it. Each one sentence. */
export interface Problem {
  cause: string;
  evidence: string;
  fix: string;
  /** What a button can do about it. */
  remedy?: Remedy;
}

export interface NodeHealth {
  status: Health;
  /** The state in one or two words, shown beside the icon. */
  word: string;
  problem?: Problem;
}

export function ok(word: string): NodeHealth {
  return { status: 'ok', word };
}

export function busy(word: string, problem?: Problem): NodeHealth {
  return problem === undefined ? { status: 'busy', word } : { status: 'busy', word, problem };
}

export function warn(word: string, problem: Problem): NodeHealth {
  return { status: 'warn', word, problem };
}

export function bad(word: string, problem: Problem): NodeHealth {
  return { status: 'bad', word, problem };
}

export function off(word: string): NodeHealth {
  return { status: 'off', word };
}

/** A condition as a sentence part: `Ready is False, ErrorInstanceNotReady: the instance …`. */
export function describeCondition(condition: Condition): string {
  const reason = condition.reason === undefined || condition.reason === '' ? '' : `, ${condition.reason}`;
  const message = condition.message === undefined || condition.message === '' ? '' : `: ${condition.message}`;
  return `${condition.type} is ${condition.status}${reason}${message}`;
}
