import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { examples } from '#lib/domain/health/rules/examples.ts';
import { type RuleId, ruleIds } from '#lib/domain/health/rules/rule-ids.ts';
import { renderAll } from '#lib/texts/render-message.ts';
import { ruleList, rulePage } from './rule-page.ts';

const rulesFolder = join(import.meta.dirname, '..', '..', 'lib', 'domain', 'health', 'rules');

/** The comment above the rule, on one line. */
const comment = /\/\*\*((?:(?!\*\/).)*)\*\/\nexport const \w+: (?:Certain|Call)?Rule/s;

/** All pages by the name of their file below docs/rules. */
export function rulePages(): Map<string, string> {
  const found = ruleIds.map((id) => {
    const health = examples[id]();
    if (health === undefined) {
      throw new Error(`the example of ${id} does not make it apply`);
    }
    return { id, health: renderAll('en', health) };
  });
  return new Map([
    ['README.md', ruleList(new Map(found.map(({ id, health }) => [id, health.problem?.cause ?? ''])))],
    ...found.map(({ id, health }) => [`${id}.md`, rulePage(id, knownBy(id), health)] as const),
  ]);
}

function knownBy(id: RuleId): string {
  const source = readFileSync(join(rulesFolder, `${id}.ts`), 'utf8');
  const [, text] = comment.exec(source) ?? [];
  if (text === undefined) {
    throw new Error(`${id}.ts says in no comment above its rule how it is known`);
  }
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*\*?\s*/, ''))
    .join(' ')
    .trim();
}
