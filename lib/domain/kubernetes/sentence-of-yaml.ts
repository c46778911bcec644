import type { TextProblem, YamlFault } from 'kube-text/yaml-problem';
import { type KeyOf, type Message, restoreMessage } from '../texts/message.ts';

const keys = {
  tabIndents: 'yamlTabIndents',
  badIndent: 'yamlBadIndent',
  badAlias: 'yamlBadAlias',
  needsQuotes: 'yamlNeedsQuotes',
  notAMember: 'yamlNotAMember',
  notClosed: 'yamlNotClosed',
  notRead: 'yamlUnreadable',
  secondDocument: 'yamlSecondDocument',
  tooManyAliased: 'yamlTooManyAliased',
  keyTwice: 'yamlKeyTwice',
  notMergeable: 'yamlNotMergeable',
  noAnchor: 'yamlNoAnchor',
  containsItself: 'yamlContainsItself',
  keyNoText: 'yamlKeyNoText',
  notOfKind: 'yamlNotOfKind',
  numberNotHeld: 'yamlNumberNotHeld',
  notBase64: 'yamlNotBase64',
} as const satisfies Record<YamlFault, KeyOf<'editor'>>;

/** What is wrong with a YAML text, for a reader of the console. */
export function sentenceOfYaml({ code, values }: TextProblem): Message {
  return restoreMessage({ id: `editor.${keys[code]}`, values });
}
