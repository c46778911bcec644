import { readdirSync, readFileSync } from 'node:fs';
import type { Citable } from './citation-problems.ts';
import { type ContractName, contractSections } from './contract-sections.ts';

/** What the documents of this checkout let others cite. */
export function readCitable(): Citable {
  const numbers = readdirSync('docs/adr').map((file) => String(Number.parseInt(file, 10)));
  return {
    contracts: { connectivity: sectionsOf('connectivity'), binding: sectionsOf('binding') },
    decisions: new Set(numbers),
  };
}

function sectionsOf(contract: ContractName): Set<string> {
  return contractSections(readFileSync(`docs/contracts/${contract}.md`, 'utf8'));
}
