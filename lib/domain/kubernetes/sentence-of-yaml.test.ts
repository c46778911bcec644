import { problemAt, type YamlFault, yamlFaults } from 'kube-text/yaml-problem';
import { expect, test } from 'vitest';
import { renderMessage } from '#lib/texts/render-message.ts';
import { sentenceOfYaml } from './sentence-of-yaml.ts';

const values = { closing: '}', reason: 'r', most: '9', key: '"k"', name: 'n', text: '"t"', kind: 'int' };

test.each(Object.keys(yamlFaults) as YamlFault[])(
  '%s is said as the package says it, and in German',
  (code) => {
    const problem = problemAt({ line: 1, column: 1 }, code, values);
    expect(renderMessage('en', sentenceOfYaml(problem))).toBe(problem.message);
    expect(renderMessage('de', sentenceOfYaml(problem))).not.toBe(problem.message);
  },
);
