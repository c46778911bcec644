import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RuleId, ruleIds } from '#lib/domain/health/rules/rule-ids.ts';

/** The page of docs/rules about a rule, as Markdown; undefined where there is no rule of that id. */
export async function readRulePage(id: string): Promise<string | undefined> {
  return isRuleId(id) ? readFile(join(process.cwd(), 'docs', 'rules', `${id}.md`), 'utf8') : undefined;
}

/** The title of such a page; undefined where the text has none. */
export function ruleTitle(text: string): string | undefined {
  return /^# (.+)$/m.exec(text)?.[1];
}

function isRuleId(id: string): id is RuleId {
  return (ruleIds as readonly string[]).includes(id);
}
