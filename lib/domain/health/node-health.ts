import type { Condition } from '../kubernetes/kube-object.ts';
import type { Message, Sentence, Told } from '../texts/message.ts';
import type { Health } from './health.ts';
import type { Remedy, Repair } from './remedy.ts';
import type { RuleId } from './rules/rule-ids.ts';

/** Why something is not as it should be, what shows it, and what to do about it. Each one sentence. */
export interface Problem {
  cause: Message;
  /** Also in the cluster's own words. */
  evidence: Sentence;
  /** Also the hint of an error. */
  fix: Sentence;
  /** What a button can do about it. */
  remedy?: Remedy;
  /** What it may have been meant as, offered after `remedy`. */
  guess?: Guess;
  /** The doctor's rule that has found it: where it is explained. */
  ruleId?: RuleId;
}

/** A problem as a browser gets it. */
export type ToldProblem = Told<Problem>;

/** A repair that rests on a guess. */
export interface Guess {
  remedy: Repair;
  /** What it would permit, one sentence. */
  permits: Message;
}

export interface NodeHealth {
  status: Health;
  /** The state in one or two words, shown beside the icon. */
  word: Sentence;
  problem?: Problem;
  /** Set where it waits for the link before it, or fails by that: where that one is broken, it is the cause. */
  follows?: boolean;
}

export function ok(word: Sentence): NodeHealth {
  return { status: 'ok', word };
}

export function busy(word: Sentence, problem?: Problem): NodeHealth {
  return problem === undefined ? { status: 'busy', word } : { status: 'busy', word, problem };
}

export function warn(word: Sentence, problem: Problem): NodeHealth {
  return { status: 'warn', word, problem };
}

export function bad(word: Sentence, problem: Problem): NodeHealth {
  return { status: 'bad', word, problem };
}

/** `health`, of a link that waits for the one before it or fails by that. */
export function following(health: NodeHealth): NodeHealth {
  return { ...health, follows: true };
}

export function off(word: Sentence): NodeHealth {
  return { status: 'off', word };
}

/** A condition as a sentence part: `Ready is False, ErrorInstanceNotReady: the instance …`. */
export function describeCondition(condition: Condition): string {
  const reason = condition.reason === undefined || condition.reason === '' ? '' : `, ${condition.reason}`;
  const message = condition.message === undefined || condition.message === '' ? '' : `: ${condition.message}`;
  return `${condition.type} is ${condition.status}${reason}${message}`;
}
