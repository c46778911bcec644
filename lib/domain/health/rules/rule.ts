import type { NodeHealth } from '../node-health.ts';
import type { RuleId } from './rule-ids.ts';

/**
 * One thing that can be wrong. Its file has the name of its id, and the comment above it says how it is known: the page of
 * the rule (docs/rules) is written from that comment and from what the rule says of its example.
 */
export interface Rule<Facts> {
  /** Stable: pages and reports name it. */
  id: RuleId;
  /** What is wrong, what shows it and what to do about it; undefined where that is not so. */
  applies(facts: Facts): NodeHealth | undefined;
}

/** A rule that is asked only where it applies. */
export interface CertainRule<Facts> extends Rule<Facts> {
  applies(facts: Facts): NodeHealth;
}

/** A state that says all in its word; undefined where it is another one. */
export type State<Facts> = (facts: Facts) => NodeHealth | undefined;

/** What may be found of one kind of node. */
export interface Chain<Facts> {
  /** In the order in which they are asked: the first that applies is told. */
  steps: readonly (Rule<Facts> | State<Facts>)[];
  /** What is told where none of them applies. */
  otherwise: CertainRule<Facts> | ((facts: Facts) => NodeHealth);
}
