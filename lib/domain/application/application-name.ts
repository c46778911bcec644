import { joinSentences } from '../texts/join-sentences.ts';
import { message, type Sentence } from '../texts/message.ts';

/** Longest name whose derived labels, such as `NAME-connectivity-validator`, still fit into 63 characters. */
const longestApplicationName = 40;

/** Longest name that appears whole in the names of its services. */
const longestUncutApplicationName = 26;

interface NameRule {
  holds(name: string): boolean;
  sentence: Sentence;
}

const rules: NameRule[] = [
  { holds: (name) => name !== '', sentence: message('connect.nameEmpty') },
  {
    holds: (name) => name.length <= longestApplicationName,
    sentence: message('connect.nameTooLong', { most: longestApplicationName }),
  },
  {
    holds: (name) => name === '' || !/[A-Z]/.test(name),
    sentence: message('connect.nameLowerCase'),
  },
  {
    holds: (name) => !name.includes('.'),
    sentence: message('connect.nameDots'),
  },
  {
    holds: (name) => /^[a-zA-Z0-9.-]*$/.test(name),
    sentence: message('connect.nameCharacters'),
  },
  {
    holds: (name) => name === '' || !/^[0-9-]/.test(name),
    sentence: message('connect.nameStart'),
  },
  { holds: (name) => !name.endsWith('-'), sentence: message('connect.nameEnd') },
];

/**
 * What is wrong with a name for an Application, one sentence per violation; empty when it can be used
 * (connectivity contract 6.4).
 */
export function applicationNameProblems(name: string): Sentence[] {
  return rules.filter((rule) => !rule.holds(name)).map((rule) => rule.sentence);
}

/** Why an Application of this name cannot be installed, undefined where it can. */
export function installationRefusal(name: string): Sentence | undefined {
  const problems = applicationNameProblems(name);
  return problems.length === 0
    ? undefined
    : message('connect.nameNotInstallable', { problems: joinSentences(problems) });
}

/** What is worth knowing about a usable name; does not prevent anything. */
export function applicationNameWarnings(name: string): Sentence[] {
  return name.length > longestUncutApplicationName
    ? [
        message('connect.nameCut', {
          most: longestUncutApplicationName,
          cut: name.slice(0, longestUncutApplicationName),
        }),
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
