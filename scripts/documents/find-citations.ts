import { type ContractName, contractNames } from './contract-sections.ts';

/** A place in a text that sends the reader to a section or to a decision. */
export interface Citation {
  /** Whose number it is; undefined where the text does not say it. */
  of: ContractName | 'decision' | undefined;
  /** `3.7` of a section, `3` of a chapter or a decision; undefined where none is named. */
  number: string | undefined;
  /** From 1. */
  line: number;
  /** The decision that a link leads to in place of the one it names. */
  linked?: string;
}

const names = contractNames.join('|');
const list = String.raw`(?<list>\d+(?:\.\d+)?(?:(?:,|,? and|,? or|,? to)\s+\d+(?:\.\d+)?\b)*)`;
const numbered = new RegExp(
  String.raw`(?:\b(?<name>${names})\s+)?\bcontract,?\s+(?:(?:chapters?|sections?)\s+)?${list}`,
  'gi',
);
const unnumbered = new RegExp(
  String.raw`(?<!sections of the )\b(?<name>${names})\s+contract\b(?!,?\s+(?:chapters?\s|sections?\s)?\d)`,
  'gi',
);
const decisions = new RegExp(String.raw`\b(?:ADRs?|[Dd]ecisions?)\s+${list}`, 'g');
const inDocument = new RegExp(String.raw`(?<!contract,?\s+)\b(?:see|sections?|chapters?)\s+${list}`, 'gi');
const decisionLink = /\[(?:ADR|[Dd]ecision)\s+(?<list>\d+)\]\(\S*\badr\/0*(?<linked>\d+)-/g;
const testTitle = /\(\s*['"`](?<list>\d{1,2}\.\d{1,2}) [a-z]/g;
const titlesOf = new RegExp(String.raw`\bsections of the (${names}) contract\b`, 'i');

// the next line of a comment or a quotation; as long as it was, so that places stay
const lineBreak = /\n[ \t]*(?:\*(?!\/)|\/\/|#+|>)?[ \t]*/g;

/** What a source file cites: contracts by name and number, decisions, sections in the titles of its tests. */
export function citationsInCode(text: string): Citation[] {
  const titles = nameOf(titlesOf.exec(text)?.[1]);
  return [
    ...citationsInProse(text),
    ...find(text, unnumbered, (name) => nameOf(name)),
    ...find(text, testTitle, () => titles),
  ];
}

/** What a document cites; one that is a contract itself also by `see 3.6`, `section 10.2` and `chapter 9`. */
export function citationsInProse(text: string, within?: ContractName): Citation[] {
  return [
    ...find(text, numbered, (name) => nameOf(name)),
    ...find(text, decisions, () => 'decision'),
    ...find(text, decisionLink, () => 'decision').filter(({ number, linked }) => number !== linked),
    ...(within === undefined ? [] : find(text, inDocument, () => within)),
  ];
}

function nameOf(name: string | undefined): ContractName | undefined {
  return contractNames.find((known) => known === name?.toLowerCase());
}

function find(
  text: string,
  pattern: RegExp,
  whose: (name: string | undefined) => Citation['of'],
): Citation[] {
  const joined = text.replace(lineBreak, (match) => ' '.repeat(match.length));
  return [...joined.matchAll(pattern)].flatMap(({ index, groups }) => {
    const line = text.slice(0, index).split('\n').length;
    const numbers = groups?.list?.match(/\d+(?:\.\d+)?/g) ?? [undefined];
    const linked = groups?.linked;
    return numbers.map((number) => ({
      of: whose(groups?.name),
      number,
      line,
      ...(linked === undefined ? {} : { linked }),
    }));
  });
}
