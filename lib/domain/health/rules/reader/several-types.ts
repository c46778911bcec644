import type { Rule } from '../rule.ts';
import { directoriesOf, type ReadBindings } from './facts.ts';
import { notFoundBySome } from './not-found.ts';

/** ServiceBindings of several types project into one workload. */
export const readerSeveralTypes: Rule<ReadBindings> = {
  id: 'reader/several-types',
  applies({ files }) {
    const directories = directoriesOf(files);
    if (new Set(directories.map(({ type }) => type)).size < 2) {
      return undefined;
    }
    return notFoundBySome({
      cause: 'kube-service-bindings ends at the first directory of another type, AMQP excepted.',
      evidence: `In the order of their names: ${directories.map(({ directory, type = 'no type' }) => `${directory} (${type})`).join(', ')}.`,
      fix: 'Give the binding that it looks for a spec.name that comes first.',
    });
  },
};
