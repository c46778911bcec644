import { badRequest } from '../meta/api-error.ts';
import { validateLabelValue, validateQualifiedName } from '../meta/validate-name.ts';

export interface Requirement {
  key: string;
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt';
  values: string[];
}

type Labels = { readonly [key: string]: unknown };

function matchesRequirement(requirement: Requirement, labels: Labels): boolean {
  const has = Object.hasOwn(labels, requirement.key);
  const value = String(labels[requirement.key] ?? '');
  switch (requirement.operator) {
    case 'Exists':
      return has;
    case 'DoesNotExist':
      return !has;
    case 'In':
      return has && requirement.values.includes(value);
    case 'NotIn':
      return !has || !requirement.values.includes(value);
    default: {
      if (!has || !/^-?\d+$/.test(value)) return false;
      const limit = Number(requirement.values[0]);
      return requirement.operator === 'Gt' ? Number(value) > limit : Number(value) < limit;
    }
  }
}

export function matchesLabels(requirements: readonly Requirement[], labels: Labels | undefined): boolean {
  return requirements.every((requirement) => matchesRequirement(requirement, labels ?? {}));
}

function refuse(selector: string, why: string): never {
  throw badRequest(
    `unable to parse requirement: ${why}${why.includes(selector) ? '' : ` in ${JSON.stringify(selector)}`}`,
  );
}

function checked(requirement: Requirement, selector: string): Requirement {
  for (const problem of validateQualifiedName(requirement.key)) {
    refuse(selector, `invalid label key ${JSON.stringify(requirement.key)}: ${problem}`);
  }
  for (const value of requirement.values) {
    for (const problem of validateLabelValue(value)) {
      refuse(
        selector,
        `invalid label value: ${JSON.stringify(value)}: at key: ${JSON.stringify(requirement.key)}: ${problem}`,
      );
    }
  }
  return requirement;
}

/** Splits at commas outside parentheses. */
function splitTerms(selector: string): string[] {
  const terms: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < selector.length; i += 1) {
    const char = selector[i];
    if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    else if (char === ',' && depth === 0) {
      terms.push(selector.slice(start, i));
      start = i + 1;
    }
  }
  terms.push(selector.slice(start));
  return terms.map((term) => term.trim());
}

function parseTerm(term: string, selector: string): Requirement {
  const set = /^([^\s!=<>(),]+)\s+(in|notin)\s*\(([^()]*)\)$/.exec(term);
  if (set) {
    const values = (set[3] ?? '').split(',').map((value) => value.trim());
    return { key: set[1] ?? '', operator: set[2] === 'in' ? 'In' : 'NotIn', values: [...new Set(values)] };
  }
  const absent = /^!\s*([^\s!=<>(),]+)$/.exec(term);
  if (absent) return { key: absent[1] ?? '', operator: 'DoesNotExist', values: [] };
  if (/^[^\s!=<>(),]+$/.test(term)) return { key: term, operator: 'Exists', values: [] };
  return parseComparison(term, selector);
}

function parseComparison(term: string, selector: string): Requirement {
  const compared = /^([^\s!=<>(),]+)\s*(==|=|!=|>|<)\s*([^\s!=<>(),]*)$/.exec(term);
  if (!compared) refuse(selector, `found '${term}', expected: identifier, '!', or an operator`);
  const [, key = '', sign, value = ''] = compared;
  if (sign === '>' || sign === '<') {
    if (!/^-?\d+$/.test(value)) refuse(selector, "for 'Gt', 'Lt' operators, the value must be an integer");
    return { key, operator: sign === '>' ? 'Gt' : 'Lt', values: [value] };
  }
  return { key, operator: sign === '!=' ? 'NotIn' : 'In', values: [value] };
}

/**
 * Parses a `labelSelector`: `a=b`, `a==b`, `a!=b`, `a in (b,c)`, `a notin (b)`, `a`, `!a`, `a>1`, `a<9`, joined by commas.
 * Throws a 400 that names the term it does not understand.
 */
export function parseLabelSelector(selector: string): Requirement[] {
  if (!selector.trim()) return [];
  return splitTerms(selector).map((term) => checked(parseTerm(term, selector), selector));
}
