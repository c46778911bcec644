import { type ContractName, contractNames } from './contract-sections.ts';
import { type Citation, citationsInCode, citationsInProse } from './find-citations.ts';

/** What may be cited. */
export interface Citable {
  /** Chapters and sections of each contract. */
  contracts: Record<ContractName, ReadonlySet<string>>;
  /** Numbers of the files in docs/adr. */
  decisions: ReadonlySet<string>;
}

/** A sentence, begun with `file:line`, for each citation in a file that leads nowhere or may lead to two places. */
export function citationProblems(file: string, text: string, citable: Citable): string[] {
  const within = contractNames.find((name) => file === `docs/contracts/${name}.md`);
  const citations = file.endsWith('.md') ? citationsInProse(text, within) : citationsInCode(text);
  return citations.flatMap((citation) => {
    const problem = problemOf(citation, citable);
    return problem === undefined ? [] : [`${file}:${citation.line} ${problem}`];
  });
}

function problemOf({ of, number, linked }: Citation, { contracts, decisions }: Citable): string | undefined {
  if (linked !== undefined) {
    return `cites number ${number} of docs/adr and links to number ${linked}`;
  }
  if (of === 'decision') {
    return decisions.has(number ?? '') ? undefined : `cites number ${number} of docs/adr, which is not there`;
  }
  if (of === undefined) {
    return `cites section ${number}, but not of which contract: ${contractNames.join(' or ')}`;
  }
  if (number === undefined) {
    return `cites docs/contracts/${of}.md without a section`;
  }
  return contracts[of].has(number)
    ? undefined
    : `cites ${number} of docs/contracts/${of}.md, which has no such heading`;
}
