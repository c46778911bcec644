import { consequenceOfRepair } from '#lib/domain/health/consequence-of-repair.ts';
import type { Health } from '#lib/domain/health/health.ts';
import { labelOfRemedy } from '#lib/domain/health/label-of-remedy.ts';
import type { NodeHealth, ToldProblem } from '#lib/domain/health/node-health.ts';
import { isRepair } from '#lib/domain/health/remedy.ts';
import type { RuleId } from '#lib/domain/health/rules/rule-ids.ts';
import type { Told } from '#lib/domain/texts/message.ts';
import { renderMessage } from '#lib/texts/render-message.ts';

interface Noun {
  title: string;
  text: string;
}

const nouns: Record<string, Noun> = {
  application: { title: 'Application', text: 'an Application' },
  binding: { title: 'Binding', text: 'a binding' },
  call: { title: 'Call', text: 'a call through a binding' },
  class: { title: 'Catalog entry', text: 'a catalog entry' },
  component: { title: 'Component', text: 'a component of Mooring' },
  connection: { title: 'Connection', text: 'a connection of an Application' },
  instance: { title: 'Instance', text: 'a service instance' },
  pod: { title: 'Pod', text: 'a pod' },
  reader: { title: 'Reader', text: 'a binding, as libraries read it,' },
  service: { title: 'Service', text: 'a service of an Application' },
  usage: { title: 'Usage', text: 'a usage of a binding' },
  workload: { title: 'Workload', text: 'a workload' },
  'workload-binding': { title: 'Workload binding', text: 'a ServiceBinding of servicebinding.io' },
};

const states: Partial<Record<Health, string>> = {
  bad: 'is broken',
  warn: 'works, and wants attention',
  busy: 'is on its way',
  todo: 'is still to be made',
};

const exampleNames = /\b(shop|orders|orders-web|web|default|4b5cf1f2)\b/;

/**
 * The page of a rule, as Markdown.
 * @param known how the rule knows, as its source says.
 * @param health what it says of its example.
 */
export function rulePage(
  id: RuleId,
  known: string,
  { status, word, follows, problem }: Told<NodeHealth>,
): string {
  if (problem === undefined) {
    throw new Error(`the example of ${id} has no problem`);
  }
  const { title, text } = nounOf(id);
  const parts = [
    `# ${title}: ${word}`,
    `Rule \`${id}\` of the doctor. It finds ${text} that ${states[status]}.`,
    '## What it means',
    problem.cause,
    ...(follows === true
      ? ['Where the link before it in the chain is broken, the cause of that one is told in its place.']
      : []),
    '## How Mooring knows',
    `${known} The console then says, for example:`,
    `> ${problem.evidence}`,
    '## What to do',
    problem.fix,
    ...buttonText(problem),
    ...(exampleNames.test(`${problem.cause} ${problem.evidence} ${problem.fix}`)
      ? ['---', 'The names on this page are of an example: Application shop, service orders, Deployment web.']
      : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function buttonText({ remedy }: ToldProblem): string[] {
  if (remedy === undefined) {
    return [];
  }
  const consequence = isRepair(remedy) ? consequenceOfRepair(remedy) : undefined;
  const label = renderMessage('en', labelOfRemedy(remedy));
  const button = `The button **${label}** ${isRepair(remedy) ? 'does it' : 'leads to where that is done'}.`;
  return [consequence === undefined ? button : `${button} ${renderMessage('en', consequence)}`];
}

/** The list of all rules, as Markdown. */
export function ruleList(causes: ReadonlyMap<RuleId, string>): string {
  const byNode = Map.groupBy(causes, ([id]) => nounOf(id).title);
  const parts = [...byNode].flatMap(([title, rules]) => [
    `## ${title}`,
    rules.map(([id, cause]) => `- [${id}](${id}.md): ${cause}`).join('\n'),
  ]);
  const about =
    'What the doctor looks for. A rule is one file in `lib/domain/health/rules`; these pages are written from it and from what it says of its example, by `npm run docs:rules`.';
  return `${['# Rules of the doctor', about, ...parts].join('\n\n')}\n`;
}

function nounOf(id: RuleId): Noun {
  const noun = nouns[id.slice(0, id.indexOf('/'))];
  if (noun === undefined) {
    throw new Error(`there is no noun for ${id}`);
  }
  return noun;
}
