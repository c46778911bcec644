import type { Problem } from '../health/node-health.ts';
import { tell } from '../health/rules/diagnose.ts';
import type { ReadBindings } from '../health/rules/reader/facts.ts';
import { fileRules, variableRules, workloadRules } from '../health/rules/reader/rules.ts';
import type { Rule } from '../health/rules/rule.ts';

/**
 * Where a library that reads bindings would find nothing, or something else, without a word: each was seen with
 * kube-service-bindings 2.1.0, @sap/xsenv 6.2.2 and @sap/cds 10.1.1.
 */
export function readerHints(given: ReadBindings): Problem[] {
  return [
    ...given.files.flatMap((files) => problemsBy(fileRules, files)),
    ...problemsBy(workloadRules, given),
    ...given.variables.flatMap((variables) => problemsBy(variableRules, variables)),
  ];
}

function problemsBy<Facts>(rules: readonly Rule<Facts>[], facts: Facts): Problem[] {
  return rules.flatMap((rule) => tell(rule, facts)?.problem ?? []);
}
