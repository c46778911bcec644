/** The two documents whose sections code cites. */
export const contractNames = ['connectivity', 'binding'] as const;
export type ContractName = (typeof contractNames)[number];

const heading = /^#{2,3} (\d+(?:\.\d+)?)\.? /gm;
const fence = /^```[\s\S]*?^```$/gm;

/** Numbers of a contract's chapters (`3`) and sections (`3.7`), as its headings have them. */
export function contractSections(markdown: string): Set<string> {
  const prose = markdown.replace(fence, '');
  return new Set([...prose.matchAll(heading)].map((match) => match[1] ?? ''));
}
