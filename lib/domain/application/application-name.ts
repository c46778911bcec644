/** Longest name whose derived labels, such as `NAME-connectivity-validator`, still fit into 63 characters. */
const longestApplicationName = 40;

/** Longest name that appears whole in the names of its services. */
const longestUncutApplicationName = 26;

interface NameRule {
  holds(name: string): boolean;
  sentence: string;
}

const rules: NameRule[] = [
  { holds: (name) => name !== '', sentence: 'The name must not be empty.' },
  {
    holds: (name) => name.length <= longestApplicationName,
    sentence: `The name must have at most ${longestApplicationName} characters.`,
  },
  {
    holds: (name) => name === '' || !/[A-Z]/.test(name),
    sentence: 'The name must be in lower case: it becomes part of host names.',
  },
  {
    holds: (name) => !name.includes('.'),
    sentence: 'The name must not contain dots: it becomes part of Service names.',
  },
  {
    holds: (name) => /^[a-zA-Z0-9.-]*$/.test(name),
    sentence: 'The name may contain only the letters a to z, digits and dashes.',
  },
  {
    holds: (name) => name === '' || !/^[0-9-]/.test(name),
    sentence: 'The name must start with a letter.',
  },
  { holds: (name) => !name.endsWith('-'), sentence: 'The name must not end with a dash.' },
];

/**
 * What is wrong with a name for an Application, one sentence per violation; empty when it can be used
 * (connectivity contract 6.4).
 */
export function applicationNameProblems(name: string): string[] {
  return rules.filter((rule) => !rule.holds(name)).map((rule) => rule.sentence);
}

/** Why an Application of this name cannot be installed, undefined where it can. */
export function installationRefusal(name: string): string | undefined {
  const problems = applicationNameProblems(name);
  return problems.length === 0 ? undefined : `This Application cannot be installed. ${problems.join(' ')}`;
}

/** What is worth knowing about a usable name; does not prevent anything. */
export function applicationNameWarnings(name: string): string[] {
  return name.length > longestUncutApplicationName
    ? [
        `Only the first ${longestUncutApplicationName} characters will appear in the names of its services: ${name.slice(0, longestUncutApplicationName)}.`,
      ]
    : [];
}

/**
 * Names another Application that events cannot be told from: event types carry an Application's name with nothing but
 * its letters and digits (connectivity contract 6.4). Undefined where there is none.
 */
export function lookAlikeWarning(name: string, taken: readonly string[]): string | undefined {
  const other = taken.find((candidate) => candidate !== name && eventNameOf(candidate) === eventNameOf(name));
  return other === undefined
    ? undefined
    : `Its events cannot be told from those of ${other}: without dashes the two names are the same.`;
}

/** An Application's name as event types carry it. */
export function eventNameOf(name: string): string {
  return name.replace(/[\W_]/g, '');
}
