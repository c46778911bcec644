import type { NodeHealth } from '../node-health.ts';
import type { CertainRule, Chain, Rule } from './rule.ts';

/** What the first step of `chain` that applies says. */
export function diagnose<Facts>({ steps, otherwise }: Chain<Facts>, facts: Facts): NodeHealth {
  for (const step of steps) {
    const health = typeof step === 'function' ? step(facts) : tell(step, facts);
    if (health !== undefined) {
      return health;
    }
  }
  return typeof otherwise === 'function' ? otherwise(facts) : tell(otherwise, facts);
}

/** What `rule` says, with its id. */
export function tell<Facts>(rule: CertainRule<Facts>, facts: Facts): NodeHealth;
export function tell<Facts>(rule: Rule<Facts>, facts: Facts): NodeHealth | undefined;
export function tell<Facts>(rule: Rule<Facts>, facts: Facts): NodeHealth | undefined {
  const health = rule.applies(facts);
  return health?.problem === undefined
    ? health
    : { ...health, problem: { ...health.problem, ruleId: rule.id } };
}
